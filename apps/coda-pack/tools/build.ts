/** Builds a Pack: `npm run pack:build -- https://ride.example.org` over that Ridebook server, `-- peloton` over Peloton. */
import { statSync } from 'node:fs';
import { buildPack, installSdk } from './sdk.ts';

const [target = ''] = process.argv.slice(2);
const server = /^https:\/\/[^/?#\s'"]+(?=\/?$)/.exec(target)?.[0];
if (target !== 'peloton' && server === undefined) {
  console.error(
    'Say what the Pack reads: "npm run pack:build -- https://ride.example.org" for your Ridebook server (https, as Coda asks), or "npm run pack:build -- peloton".',
  );
  process.exitCode = 64;
} else {
  installSdk();
  const { manifest, bundle } =
    server === undefined
      ? buildPack('peloton', 'pelotonPack()')
      : buildPack('ridebook', `ridebookPack('${server}')`);
  console.log(`Built ${bundle} (${Math.round(statSync(bundle).size / 1000)} KB) from ${manifest}.`);
}
