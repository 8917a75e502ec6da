/**
 * Owns where a run of the tests keeps its temporary files: in memory, where the machine offers enough of it. Stores wait for
 * the disk at every commit, which is what they are for; the tests kill processes and never the power. A run that was killed
 * leaves its folder in memory: the next one removes it.
 */
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import path from 'node:path';

const memory = '/dev/shm';

/** More than the tests have at once; a container often offers 64 MB. */
const leastBytes = 4 * 1024 ** 3;

export function setup(): (() => void) | undefined {
  if (process.env['TMPDIR'] !== undefined || !existsSync(memory)) return undefined;
  removeLeftovers(memory);
  if (!hasRoom()) return undefined;
  const folder = mkdtempSync(path.join(memory, `${ownPrefix}${process.pid}-`));
  // Some tests run a second process as another user, who must be able to go through it.
  chmodSync(folder, 0o1777);
  process.env['TMPDIR'] = folder;
  return () => {
    delete process.env['TMPDIR'];
    rmSync(folder, { recursive: true, force: true });
  };
}

/** Short: the path of a socket has room for a hundred characters. */
const ownPrefix = 'rb-';
const ownName = new RegExp(`^${ownPrefix}(\\d+)-\\w{6}$`);

/** Deletes what this user's runs left whose process, which the name tells, is gone. */
export function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = Number(ownName.exec(name)?.[1]);
    const place = path.join(folder, name);
    if (pid > 0 && !isRunning(pid) && isOwn(place)) rmSync(place, { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's may not be signalled, and is there all the same.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

const isOwn = (place: string): boolean =>
  statSync(place, { throwIfNoEntry: false })?.uid === process.getuid?.();

function hasRoom(): boolean {
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize >= leastBytes;
}
