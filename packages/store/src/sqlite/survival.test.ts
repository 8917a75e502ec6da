import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LockHeldError } from '../errors.ts';
import { makeCommit, now, riderId } from '../conformance/made-up.ts';
import { openSqliteStore } from './open.ts';
import { makeTemporaryFolder, startSecondProcess } from './testing/spawn.ts';

const clock = () => Date.parse(now);

function checkIntegrity(folder: string): unknown[] {
  const database = new DatabaseSync(join(folder, 'ridebook.db'));
  const problems = [
    ...database
      .prepare('pragma integrity_check')
      .all()
      .map((row) => row['integrity_check']),
    ...database.prepare('pragma foreign_key_check').all(),
  ];
  database.close();
  return problems;
}

describe('a store that other processes share', { timeout: 60_000 }, () => {
  it('keeps every acknowledged workout through ten kills in the middle of commits', async () => {
    const folder = makeTemporaryFolder();
    const acknowledged: string[] = [];
    for (let kill = 0; kill < 10; kill += 1) {
      const process = startSecondProcess([folder, 'commit', `k${kill}`, '100000']);
      await process.hasPrinted(1 + kill * 3);
      // A commit takes some 2 ms: from 0 to 9 ms after an acknowledgement, most kills land inside of one.
      setTimeout(() => process.child.kill('SIGKILL'), kill);
      await process.ended;
      acknowledged.push(...process.lines);
    }
    expect(checkIntegrity(folder)).toEqual(['ok']);

    const store = await openSqliteStore({ folder, clock });
    const stored = new Set((await store.listWorkouts(riderId)).map((workout) => workout.id));
    expect(acknowledged.length).toBeGreaterThan(100);
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
    for (const entry of await store.listLedger(riderId)) {
      const isStored = entry.state === 'stored';
      const graph = await store.maybeDocument(riderId, 'graph', entry.workoutId);
      const samples = await store.maybeSamples(riderId, entry.workoutId);
      expect([stored.has(entry.workoutId), graph !== null, samples !== null]).toEqual(
        Array(3).fill(isStored),
      );
    }
    await store.close();
  });

  it('lets two processes make the same database and commit at once', async () => {
    const folder = makeTemporaryFolder();
    const processes = ['a', 'b'].map((prefix) => startSecondProcess([folder, 'commit', prefix, '100']));
    await Promise.all(processes.map((process) => process.ended));
    expect(processes.map((process) => process.lines.length)).toEqual([100, 100]);
    expect(checkIntegrity(folder)).toEqual(['ok']);
    const store = await openSqliteStore({ folder, clock });
    expect(await store.countWorkouts(riderId)).toBe(200);
    expect(await store.dataVersion(riderId)).toBe(200);
    await store.close();
  });

  it('says so when the disk takes no more, keeps what was acknowledged, and goes on when there is room', async () => {
    const folder = makeTemporaryFolder();
    const blocked = startSecondProcess([folder, 'commit', 'w', '100000'], { fileSizeLimitBlocks: 600 });
    await blocked.ended;
    expect(blocked.lines.at(-1)).toMatch(/^StorageError: .*ridebook\.db.*disk/u);
    const acknowledged = blocked.lines.slice(0, -1);
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(checkIntegrity(folder)).toEqual(['ok']);
    const store = await openSqliteStore({ folder, clock });
    expect(await store.countWorkouts(riderId)).toBe(acknowledged.length);
    await store.commitWorkout(riderId, makeCommit('after'));
    await store.close();
  });

  it('shows what another process committed while it is open', async () => {
    const folder = makeTemporaryFolder();
    const store = await openSqliteStore({ folder, clock });
    await store.commitWorkout(riderId, makeCommit('here'));
    await startSecondProcess([folder, 'commit', 'there', '2']).ended;
    expect(await store.countWorkouts(riderId)).toBe(3);
    expect(await store.dataVersion(riderId)).toBe(3);
    await store.close();
  });

  it('frees a lock when its holder is killed, and not before', async () => {
    const folder = makeTemporaryFolder();
    const store = await openSqliteStore({ folder, clock });
    const holder = startSecondProcess([folder, 'lock', 'sync']);
    await holder.hasPrinted(1);
    expect(holder.lines).toEqual(['held']);
    await expect(store.withLock('sync', () => Promise.resolve())).rejects.toThrow(LockHeldError);
    // Refused attempts of this process must not take the lock from the other.
    await expect(store.withLock('sync', () => Promise.resolve())).rejects.toThrow(LockHeldError);
    holder.child.kill('SIGKILL');
    await holder.ended;
    expect(await store.withLock('sync', () => Promise.resolve('mine'))).toBe('mine');
    await store.close();
  });

  it('leaves no trace of a commit that changes nothing', async () => {
    const folder = makeTemporaryFolder();
    const store = await openSqliteStore({ folder, clock });
    await store.commitWorkout(riderId, makeCommit('w1'));
    const observer = new DatabaseSync(join(folder, 'ridebook.db'));
    // Changes when, and only when, another connection has committed a write.
    const readVersion = () => observer.prepare('pragma data_version').get()?.['data_version'];
    const before = readVersion();
    await store.commitWorkout(riderId, makeCommit('w1'));
    expect(readVersion()).toBe(before);
    await store.commitWorkout(riderId, makeCommit('w2'));
    expect(readVersion()).not.toBe(before);
    observer.close();
    await store.close();
  });
});
