/** Owns the reading of a folder of captured responses from disk. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReplayFile } from '@ridebook/sandbox';

/** Every JSON and CSV file of the folder, by name. @throws when the folder cannot be read */
export async function readReplayFolder(folder: string): Promise<readonly ReplayFile[]> {
  const names = (await readdir(folder)).filter((name) => /\.(json|csv)$/.test(name)).sort();
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })));
}
