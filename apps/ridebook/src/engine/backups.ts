/** Owns where backups lie when nobody says otherwise, and which is the newest. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

export const backupFolder = (homeFolder: string): string => join(homeFolder, 'backups');

/** An instant as part of a file's name, on every system: `2026-11-22T090000Z`. */
export const nameOfInstant = (ms: number): string =>
  new Date(ms).toISOString().replace(/\.\d+/, '').replaceAll(':', '');

export const newBackupFile = (homeFolder: string, nowMs: number): string =>
  join(backupFolder(homeFolder), `ridebook-${nameOfInstant(nowMs)}.db`);

/** Newest first: their names are in the order of time. */
export async function listBackups(homeFolder: string): Promise<readonly string[]> {
  const folder = backupFolder(homeFolder);
  try {
    const names = (await readdir(folder)).filter((name) => /^ridebook-.*\.db$/.test(name));
    return names
      .sort()
      .reverse()
      .map((name) => join(folder, name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
