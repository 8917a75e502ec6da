/** Owns building the script as `npm run build:apps-script` does, into memory. */
import path from 'node:path';
import { build } from 'vite';

const folder = path.resolve(import.meta.dirname, '../../../apps/apps-script');

/** @returns the text of `Code.js` */
export async function buildScript(): Promise<string> {
  const configFile = path.join(folder, 'vite.config.ts');
  const built = await build({ root: folder, configFile, logLevel: 'error', build: { write: false } });
  const outputs = Array.isArray(built)
    ? built.flatMap(({ output }) => output)
    : 'output' in built
      ? built.output
      : [];
  const chunk = outputs.find(({ fileName }) => fileName === 'Code.js');
  if (chunk?.type !== 'chunk') throw new Error('The build made no Code.js.');
  return chunk.code;
}
