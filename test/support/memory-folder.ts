/**
 * Owns where a run of the tests keeps its temporary files: in memory, where the machine offers enough of it. Stores wait for
 * the disk at every commit, which is what they are for; the tests kill processes and never the power.
 */
import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';

const memory = '/dev/shm';

/** More than the tests have at once; a container often offers 64 MB. */
const leastBytes = 4 * 1024 ** 3;

export function setup(): (() => void) | undefined {
  if (process.env['TMPDIR'] !== undefined || !hasRoom()) return undefined;
  const folder = mkdtempSync(`${memory}/rb-`);
  // Some tests run a second process as another user, who must be able to go through it.
  chmodSync(folder, 0o1777);
  process.env['TMPDIR'] = folder;
  return () => {
    delete process.env['TMPDIR'];
    rmSync(folder, { recursive: true, force: true });
  };
}

function hasRoom(): boolean {
  if (!existsSync(memory)) return false;
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize >= leastBytes;
}
