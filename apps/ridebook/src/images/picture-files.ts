/** Owns the pictures on disk: a folder of bounded size, whose oldest make room. Losing it costs only fetching again. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface PictureFiles {
  maybeRead(url: string): Promise<Uint8Array<ArrayBuffer> | null>;
  write(url: string, bytes: Uint8Array): Promise<void>;
}

/** Room for the classes of several years. */
export const usualFolderBytes = 128 * 1024 * 1024;

export const pictureFolder = (dataFolder: string): string => join(dataFolder, 'images');

/** A picture is named by its URL's hash: no name from outside reaches the file system. */
const nameOf = (url: string): string => createHash('sha256').update(url).digest('hex');
const isName = (name: string): boolean => /^[0-9a-f]{64}$/.test(name);

export function openPictureFiles(dataFolder: string, maximumBytes: number): PictureFiles {
  const folder = pictureFolder(dataFolder);
  let writing: Promise<unknown> = Promise.resolve();

  const write = async (url: string, bytes: Uint8Array): Promise<void> => {
    if (bytes.length > maximumBytes) return;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const passing = join(folder, `${randomUUID()}.part`);
    await writeFile(passing, bytes, { mode: 0o600, flag: 'wx' });
    await rename(passing, join(folder, nameOf(url)));
    await makeRoom(folder, maximumBytes);
  };

  return {
    async maybeRead(url) {
      try {
        return new Uint8Array(await readFile(join(folder, nameOf(url))));
      } catch {
        return null;
      }
    },
    write(url, bytes) {
      const written = writing.then(() => write(url, bytes));
      writing = written.catch(() => undefined);
      return written;
    },
  };
}

/** Removes the oldest until the rest fits, and what a killed process left half-written. */
async function makeRoom(folder: string, maximumBytes: number): Promise<void> {
  const names = await readdir(folder);
  const files = await Promise.all(
    names.map(async (name) => {
      const { size, mtimeMs } = await stat(join(folder, name));
      return { path: join(folder, name), size, keptSinceMs: isName(name) ? mtimeMs : 0 };
    }),
  );
  let kept = 0;
  for (const file of files.sort((a, b) => b.keptSinceMs - a.keptSinceMs)) {
    kept += file.size;
    if (kept > maximumBytes || file.keptSinceMs === 0) await rm(file.path, { force: true });
  }
}
