/** Owns making the session that the function lives on: signs in once, as a person at their own machine, and prints it for the secret. */
import { createHash, randomBytes } from 'node:crypto';
import { pelotonHosts, runExchange, signIn } from '@ridebook/peloton';
import { createHttpTransport, usualTransportLimits } from '@ridebook/peloton/node';

const { PELOTON_USERNAME: username, PELOTON_PASSWORD: password } = process.env;
if (!username || !password) {
  console.error('Set PELOTON_USERNAME and PELOTON_PASSWORD: the password is used once and not kept.');
  process.exit(64);
}
const chance = (): string => randomBytes(32).toString('base64url');
const codeVerifier = chance();
const transport = createHttpTransport({ ...usualTransportLimits, signal: new AbortController().signal });
const session = signIn({
  hosts: {
    apiUrl: process.env['PELOTON_API_URL'] ?? pelotonHosts.apiUrl,
    authUrl: process.env['PELOTON_AUTH_URL'] ?? pelotonHosts.authUrl,
  },
  username,
  password,
  secrets: {
    codeVerifier,
    codeChallenge: createHash('sha256').update(codeVerifier).digest('base64url'),
    state: chance(),
    nonce: chance(),
  },
  nowMs: Date.now,
});
try {
  console.log(JSON.stringify(await runExchange(session, transport)));
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(3);
}
