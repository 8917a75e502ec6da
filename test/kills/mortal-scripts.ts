/**
 * Owns building the programs that are started again and again to be killed: in one file each they are up in a third of the
 * time. They are what they are in the checkout, put together.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';

const sources = {
  'one-sync': 'one-sync.ts',
  'one-push': 'pushes/one-push.ts',
  'one-server': 'one-server.ts',
  'one-sync-process': 'one-sync-process.ts',
} as const;

let building: Promise<string> | null = null;

/** @returns the file to start */
export async function mortalScript(name: keyof typeof sources): Promise<string> {
  building ??= buildAll();
  return path.join(await building, `${name}.js`);
}

async function buildAll(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'ridebook-mortals-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const input = Object.fromEntries(
    Object.entries(sources).map(([name, file]) => [name, path.join(import.meta.dirname, file)]),
  );
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['pg-native'] },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      rolldownOptions: { input, output: { entryFileNames: '[name].js' } },
    },
  });
  return folder;
}
