import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { makeCommit, makeMember, now, riderId } from '../conformance/made-up.ts';
import { StorageError } from '../errors.ts';
import { workoutColumns } from '../workout-columns.ts';
import { latestVersion } from './migrate.ts';
import { openSqliteStore } from './open.ts';
import { makeTemporaryFolder, openToAll, startSecondProcess, unprivilegedUser } from './testing/spawn.ts';

const open = (folder: string) => openSqliteStore({ folder, clock: () => Date.parse(now) });

async function makeDatabase(folder: string, workouts = 1): Promise<string> {
  const store = await open(folder);
  for (let index = 0; index < workouts; index += 1) {
    await store.commitWorkout(riderId, makeCommit(`w${index}`));
  }
  await store.close();
  return join(folder, 'ridebook.db');
}

/** Opening is refused with a sentence like this one, and the file stays as it was to the byte. */
async function expectRefusal(folder: string, sentence: RegExp): Promise<void> {
  const file = join(folder, 'ridebook.db');
  const before = readFileSync(file);
  const opening = open(folder);
  await expect(opening).rejects.toThrow(StorageError);
  await expect(opening).rejects.toThrow(sentence);
  await expect(opening).rejects.toThrow(file);
  expect(readFileSync(file).equals(before)).toBe(true);
}

describe('opening a store', () => {
  it('makes the folders it lacks, for this user only', async () => {
    const folder = join(makeTemporaryFolder(), 'a', 'b');
    const store = await open(folder);
    await store.withLock('sync', () => store.commitWorkout(riderId, makeCommit('w1')));
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(readdirSync(folder).sort()).toEqual([
      'locks',
      'ridebook.db',
      'ridebook.db-shm',
      'ridebook.db-wal',
    ]);
    for (const name of ['ridebook.db', 'ridebook.db-shm', 'ridebook.db-wal', 'locks/sync.lock']) {
      expect([name, statSync(join(folder, name)).mode & 0o777]).toEqual([name, 0o600]);
    }
    await store.close();
  });

  it('folds its log into the one file on closing', async () => {
    const folder = makeTemporaryFolder();
    await makeDatabase(folder);
    expect(readdirSync(folder).sort()).toEqual(['locks', 'ridebook.db']);
  });

  it('leaves nothing of a replaced secret or a forgotten rider in the file', async () => {
    const folder = makeTemporaryFolder();
    const store = await open(folder);
    const sealed = Buffer.from('the first sealed secret');
    await store.putSecret({ account: 'a', kind: 'session', sealed });
    await store.commitWorkout(riderId, makeCommit('the-only-workout'));
    await store.putSecret({ account: 'a', kind: 'session', sealed: Buffer.from('another') });
    await store.forgetRider(riderId);
    await store.close();
    const bytes = readFileSync(join(folder, 'ridebook.db'));
    expect(bytes.includes('another')).toBe(true);
    expect(bytes.includes(sealed)).toBe(false);
    expect(bytes.includes('the-only-workout')).toBe(false);
  });

  it('has one column of the right type for every field of a workout', async () => {
    const file = await makeDatabase(makeTemporaryFolder());
    const database = new DatabaseSync(file);
    const columns = database.prepare('select name, type from pragma_table_info(?)').all('workout');
    database.close();
    const types = { text: 'TEXT', real: 'REAL', integer: 'INTEGER', boolean: 'INTEGER' };
    const expected = [
      { name: 'rider_id', type: 'TEXT' },
      ...Object.values(workoutColumns).map(([name, type]) => ({ name, type: types[type] })),
      { name: 'decoder_version', type: 'INTEGER' },
    ];
    // What a later program added stands at the end of the table.
    const byName = (one: { name?: unknown }, other: { name?: unknown }): number =>
      String(one.name) < String(other.name) ? -1 : 1;
    expect(columns.map((column) => ({ ...column })).toSorted(byName)).toEqual(expected.toSorted(byName));
  });

  it('reads the newest workouts from an index', async () => {
    const database = new DatabaseSync(await makeDatabase(makeTemporaryFolder()));
    const plan = database
      .prepare(
        "explain query plan select * from workout where rider_id = 'r' order by started_at desc, workout_id limit 10",
      )
      .all();
    database.close();
    expect(JSON.stringify(plan)).toContain('workout_newest');
    expect(JSON.stringify(plan)).not.toContain('TEMP B-TREE');
  });

  it('starts over after a kill before the new database was finished', async () => {
    const folder = makeTemporaryFolder();
    writeFileSync(join(folder, 'ridebook.db.new'), 'half a database');
    const store = await open(folder);
    expect(await store.countWorkouts(riderId)).toBe(0);
    await store.close();
    expect(existsSync(join(folder, 'ridebook.db.new'))).toBe(false);
  });
});

describe('a store refuses and leaves as it was', () => {
  it('a database of a newer Ridebook', async () => {
    const folder = makeTemporaryFolder();
    const file = await makeDatabase(folder);
    const database = new DatabaseSync(file);
    database.exec(`pragma user_version = ${latestVersion + 1}`);
    database.close();
    await expectRefusal(folder, /newer Ridebook.*Update Ridebook/u);
  });

  it("another program's database", async () => {
    const folder = makeTemporaryFolder();
    const database = new DatabaseSync(join(folder, 'ridebook.db'));
    database.exec("create table notes (text text); insert into notes values ('dear')");
    database.close();
    await expectRefusal(folder, /another program's database/u);
  });

  it('a file that is no database', async () => {
    const folder = makeTemporaryFolder();
    writeFileSync(join(folder, 'ridebook.db'), 'Dear diary, today I rode for an hour.\n'.repeat(100));
    await expectRefusal(folder, /is not a Ridebook database/u);
  });

  it('an empty file: it hides a database that was lost', async () => {
    const folder = makeTemporaryFolder();
    writeFileSync(join(folder, 'ridebook.db'), '');
    await expectRefusal(folder, /is empty.*restore/u);
  });

  it('a database whose beginning is damaged', async () => {
    const folder = makeTemporaryFolder();
    const file = await makeDatabase(folder);
    const bytes = readFileSync(file);
    bytes.write('damaged damaged', 0);
    writeFileSync(file, bytes);
    await expectRefusal(folder, /beginning is damaged/u);
  });

  it('a log whose database is missing', async () => {
    const folder = makeTemporaryFolder();
    const store = await open(folder);
    await store.commitWorkout(riderId, makeCommit('w1'));
    const other = makeTemporaryFolder();
    copyFileSync(join(folder, 'ridebook.db-wal'), join(other, 'ridebook.db-wal'));
    await store.close();
    await expect(open(other)).rejects.toThrow(/ridebook\.db is missing.*restore/u);
    expect(readdirSync(other)).not.toContain('ridebook.db');
  });

  it('a folder whose place a file takes', async () => {
    const folder = makeTemporaryFolder();
    writeFileSync(join(folder, 'data'), 'a file');
    await expect(open(join(folder, 'data'))).rejects.toThrow(StorageError);
    await expect(open(join(folder, 'data', 'deeper'))).rejects.toThrow(StorageError);
  });

  it('a folder, a database and locks that the user may not write', { timeout: 20_000 }, async () => {
    const folder = makeTemporaryFolder();
    openToAll(folder);
    const closed = join(folder, 'closed');
    mkdirSync(closed);
    await makeDatabase(closed);
    chmodSync(closed, 0o555);
    chmodSync(join(closed, 'ridebook.db'), 0o444);
    const inside = startSecondProcess([closed, 'open'], { user: unprivilegedUser });
    const below = startSecondProcess([join(closed, 'new'), 'open'], { user: unprivilegedUser });
    await Promise.all([inside.ended, below.ended]);
    for (const { lines } of [inside, below]) {
      expect(lines.join()).toMatch(/^StorageError: Your user may not read and write .*closed/u);
    }
    chmodSync(closed, 0o700);
  });
});

describe('a damaged database', () => {
  it('does not pass off an archived answer whose bytes were changed', async () => {
    const folder = makeTemporaryFolder();
    const file = await makeDatabase(folder);
    const database = new DatabaseSync(file);
    const other = Buffer.from('{"id":"w0","total_work":999999.99}');
    database
      .prepare("update raw_document set encoding = 'none', byte_length = ?, body = ? where kind = 'workout'")
      .run(other.byteLength, other);
    database.close();
    const store = await open(folder);
    await expect(store.maybeDocument(riderId, 'workout', 'w0')).rejects.toThrow(/damaged/u);
    await expect(store.listDocumentVersions(riderId, 'workout', 'w0')).rejects.toThrow(/damaged/u);
    await store.close();
  });

  it('answers or says so, wherever the damage is, and never crashes', { timeout: 30_000 }, async () => {
    const folder = makeTemporaryFolder();
    const file = await makeDatabase(folder, 12);
    const whole = readFileSync(file);
    let noticed = 0;
    for (let page = 0; page * 4096 < whole.byteLength; page += 1) {
      const damaged = Buffer.from(whole);
      damaged.fill(0xa5, page * 4096 + (page === 0 ? 100 : 0), (page + 1) * 4096);
      writeFileSync(file, damaged);
      if ((await useEverything(folder)) instanceof StorageError) noticed += 1;
    }
    // Unused pages and the last rows of a table go unnoticed; most damage does not.
    expect(noticed).toBeGreaterThan(whole.byteLength / 4096 / 2);
  });

  it('answers or says so wherever it was cut', { timeout: 30_000 }, async () => {
    const folder = makeTemporaryFolder();
    const file = await makeDatabase(folder, 3);
    const whole = readFileSync(file);
    for (let length = 4096; length < whole.byteLength; length += 4096) {
      writeFileSync(file, whole);
      truncateSync(file, length);
      expect([length, await useEverything(folder)]).toEqual([length, expect.any(StorageError)]);
    }
  });
});

/** @returns what was thrown; anything but a `StorageError` fails the test */
async function useEverything(folder: string): Promise<unknown> {
  for (const suffix of ['-wal', '-shm']) rmSync(join(folder, `ridebook.db${suffix}`), { force: true });
  try {
    const store = await open(folder);
    try {
      for (const workout of await store.listWorkouts(riderId)) {
        await store.maybeDocument(riderId, 'graph', workout.id);
        await store.maybeSamples(riderId, workout.id);
      }
      await store.listLedger(riderId);
      await store.listApiTokens('owner');
      await store.maybeApiToken('hash');
      await store.maybeWebSession('hash');
      await store.listMembers();
      await store.addMember(makeMember('ben'));
      await store.maybeInvitation('hash');
      await store.listInvitations();
      await store.listSharedPages('owner');
      await store.commitWorkout(riderId, makeCommit('another'));
    } finally {
      await store.close();
    }
    return null;
  } catch (error) {
    expect(error).toBeInstanceOf(StorageError);
    return error;
  }
}
