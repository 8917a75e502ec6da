/** A disk that fills up at any moment costs nothing that was stored, is told in a sentence, and a sync goes on when there is room. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { StorageError } from '@ridebook/store';
import { backUp, inspectDatabase } from '@ridebook/store/sqlite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signInToBook } from '../apps/ridebook/src/engine/sign-in.ts';
import { startSandbox, type RunningSandbox } from '../apps/ridebook/src/sandbox/host.ts';
import { openBookAt } from './in-process/book-at.ts';
import { brokenInvariants } from './in-process/invariants.ts';
import { controlOf } from './in-process/sandbox-control.ts';
import { createTestClock, today } from './in-process/test-clock.ts';
import { syncBook } from './kills/mortal-book.ts';

const clock = createTestClock();
let sandbox: RunningSandbox;
let disk: string;

/** Only root may make a small disk, and only where the kernel lets it. */
const canMount = ((): boolean => {
  const probe = mkdtempSync(path.join(tmpdir(), 'ridebook-probe-'));
  try {
    mount(probe, 64);
    execFileSync('umount', [probe]);
    return true;
  } catch {
    console.warn('Skipped: no small disk can be made here, which takes root on Linux.');
    return false;
  } finally {
    rmSync(probe, { recursive: true });
  }
})();

function mount(folder: string, kilobytes: number, ...options: readonly string[]): void {
  const sizes = [`size=${kilobytes}k`, ...options].join(',');
  execFileSync('mount', ['-t', 'tmpfs', '-o', sizes, 'tmpfs', folder], { stdio: 'ignore' });
}

const fill = (folder: string): void => {
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(path.join(folder, 'ballast'), Buffer.alloc(bavail * bsize));
};

beforeAll(async () => {
  sandbox = await startSandbox({ workouts: 30, friends: 0, seed: 'full disk', today, clock: clock.nowMs });
});
afterAll(() => sandbox.close());
beforeEach(() => {
  disk = mkdtempSync(path.join(tmpdir(), 'ridebook-disk-'));
});
afterEach(() => {
  if (canMount) execFileSync('umount', ['-l', disk]);
  rmSync(disk, { recursive: true, force: true });
});

const open = () =>
  openBookAt({ folder: disk, hosts: { apiUrl: sandbox.url, authUrl: sandbox.authUrl }, clock });
const signIn = async (): Promise<void> => {
  const book = await open();
  const { username, password } = sandbox;
  await signInToBook(book, { kind: 'password', username, password });
  await book.close();
};

describe.runIf(canMount)('a disk', () => {
  it.each([600, 620, 640, 660, 680, 700, 800, 1_000, 1_200])(
    'of %i kB that fills up during a sync',
    async (kilobytes) => {
      mount(disk, kilobytes);
      await signIn();
      const book = await open();
      const { endedBy } = await syncBook(book);
      expect(endedBy).toBeInstanceOf(StorageError);
      expect((endedBy as Error).message).toMatch(/full/);
      const riderId = (await book.maybeRider())?.id ?? '';
      // What is stored is still read while the disk is full.
      const stored = (await book.store.listWorkouts(riderId)).length;
      await book.close();

      execFileSync('mount', ['-o', 'remount,size=64m', disk]);
      expect(inspectDatabase(disk)).toMatchObject({ state: 'whole', workouts: stored, strays: 0 });
      const again = await open();
      expect((await syncBook(again)).endedBy).toBeNull();
      expect(await brokenInvariants(again, await controlOf(sandbox.url).truth())).toEqual([]);
      await again.close();
    },
  );

  it('that is full takes no backup, and no half of one', async () => {
    mount(disk, 4_000);
    await signIn();
    fill(disk);
    expect(() => backUp({ folder: disk, file: path.join(disk, 'backups', 'one.db') })).toThrow(
      /too full|is full/,
    );
    expect(readdirSync(disk, { recursive: true }).filter((name) => String(name).includes('one.db'))).toEqual(
      [],
    );
  });

  it('that can only be read is told as such', async () => {
    mount(disk, 4_000);
    await signIn();
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    await expect(open()).rejects.toThrow(StorageError);
    await expect(open()).rejects.toThrow(/read-only/);
  });
});
