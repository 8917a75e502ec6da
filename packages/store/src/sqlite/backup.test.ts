import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { makeCommit, makeListed, now, riderId } from '../conformance/made-up.ts';
import { LockHeldError, StorageError } from '../errors.ts';
import type { Store } from '../port.ts';
import { backUp } from './backup.ts';
import { inspectDatabase } from './inspect.ts';
import { latestVersion } from './migrate.ts';
import { openSqliteStore } from './open.ts';
import { restore } from './restore.ts';
import { makeTemporaryFolder, startSecondProcess } from './testing/spawn.ts';

const open = (folder: string): Promise<Store> => openSqliteStore({ folder, clock: () => Date.parse(now) });
const session = { account: 'current', kind: 'peloton-session', sealed: Buffer.from('sealed session') };

async function makeBook(folder: string, ids: readonly string[]): Promise<void> {
  const store = await open(folder);
  for (const id of ids) {
    await store.recordListed(riderId, [makeListed(id)]);
    await store.commitWorkout(riderId, makeCommit(id));
  }
  await store.putSecret(session);
  await store.close();
}

async function idsIn(folder: string): Promise<readonly string[]> {
  const store = await open(folder);
  const ids = (await store.listWorkouts(riderId)).map(({ id }) => id).sort();
  await store.close();
  return ids;
}

const restoreFrom = (folder: string, file: string | null) =>
  restore({ folder, file, quarantineName: 'before' });

describe('a backup', () => {
  it('is one private file with every workout and no secret in it', async () => {
    const folder = makeTemporaryFolder();
    await makeBook(folder, ['a', 'b']);
    const file = join(folder, 'backups', 'one.db');
    expect(backUp({ folder, file })).toEqual({ file, bytes: statSync(file).size, workouts: 2 });
    expect(readdirSync(join(folder, 'backups'))).toEqual(['one.db']);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file).includes(session.sealed)).toBe(false);
  });

  it.skipIf(!existsSync('/proc/self'))(
    'says so where its folder takes no file, and calls no disk full',
    async () => {
      const folder = makeTemporaryFolder();
      await makeBook(folder, ['a']);
      const isAFile = join(folder, 'a-file');
      writeFileSync(isAFile, '');
      for (const place of ['/proc', '/proc/nowhere', isAFile])
        expect(() => backUp({ folder, file: join(place, 'b.db') })).toThrow(
          `No file can be written into ${place}. Give your user write access to it, or name a file in another folder.`,
        );
    },
  );

  it('is of one moment, while another process goes on storing', { timeout: 60_000 }, async () => {
    const folder = makeTemporaryFolder();
    const writer = startSecondProcess([folder, 'commit', 'w', '300']);
    await writer.hasPrinted(20);
    const counts = [1, 2, 3].map((number) => {
      const file = join(folder, `${number}.db`);
      const printed = writer.lines.length;
      const { workouts } = backUp({ folder, file });
      expect(workouts).toBeGreaterThanOrEqual(printed);
      const other = makeTemporaryFolder();
      restoreFrom(other, file);
      expect(inspectDatabase(other)).toMatchObject({ state: 'whole', workouts, strays: 0 });
      return workouts;
    });
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    await writer.ended;
    expect(writer.lines).toHaveLength(300);
  });

  it('replaces no file, and needs a database', async () => {
    const folder = makeTemporaryFolder();
    expect(() => backUp({ folder, file: join(folder, 'x.db') })).toThrow(/nothing to back up/u);
    await makeBook(folder, ['a']);
    writeFileSync(join(folder, 'x.db'), 'mine');
    expect(() => backUp({ folder, file: join(folder, 'x.db') })).toThrow(/exists already/u);
    expect(readFileSync(join(folder, 'x.db'), 'utf8')).toBe('mine');
  });

  it('of a damaged database is refused, and leaves no file behind', async () => {
    const folder = makeTemporaryFolder();
    await makeBook(folder, ['a', 'b', 'c']);
    const database = join(folder, 'ridebook.db');
    const bytes = readFileSync(database);
    bytes.fill(0xa5, 4096, bytes.byteLength);
    writeFileSync(database, bytes);
    expect(() => backUp({ folder, file: join(folder, 'x.db') })).toThrow(StorageError);
    expect(readdirSync(folder).filter((name) => name.startsWith('x.db'))).toEqual([]);
  });
});

describe('a restore', () => {
  it('brings back what the backup held, keeps the session, and sets aside what was there', async () => {
    const folder = makeTemporaryFolder();
    await makeBook(folder, ['a', 'b']);
    const file = join(folder, 'one.db');
    backUp({ folder, file });
    await makeBook(folder, ['c']);
    const restored = restoreFrom(folder, file);
    expect(restored).toEqual({
      workouts: 2,
      quarantine: join(folder, 'quarantine', 'before'),
      keptSession: true,
    });
    expect(await idsIn(folder)).toEqual(['a', 'b']);
    const aside = new DatabaseSync(join(folder, 'quarantine', 'before', 'ridebook.db'), { readOnly: true });
    expect(aside.prepare('select count(*) as n from workout').get()).toMatchObject({ n: 3 });
    aside.close();
    const store = await open(folder);
    expect(Buffer.from((await store.maybeSecret('current', 'peloton-session'))?.sealed ?? [])).toEqual(
      session.sealed,
    );
    await store.close();
    // Setting aside twice takes another name.
    expect(restoreFrom(folder, file).quarantine).toBe(join(folder, 'quarantine', 'before-2'));
  });

  it.each([
    ['emptied', (path: string) => truncateSync(path, 0)],
    ['cut off', (path: string) => truncateSync(path, 6000)],
    ['overwritten', (path: string) => writeFileSync(path, 'Dear diary. '.repeat(2000))],
    ['of another program', (path: string) => writeFileSync(path, foreignDatabase())],
  ])('mends a database that was %s, and keeps it to the byte', async (_name, damage) => {
    const folder = makeTemporaryFolder();
    await makeBook(folder, ['a', 'b']);
    const file = join(folder, 'one.db');
    backUp({ folder, file });
    const database = join(folder, 'ridebook.db');
    damage(database);
    const damaged = readFileSync(database);
    await expect(open(folder).then((store) => store.listWorkouts(riderId))).rejects.toThrow(StorageError);
    const { quarantine } = restoreFrom(folder, file);
    expect(readFileSync(join(quarantine ?? '', 'ridebook.db')).equals(damaged)).toBe(true);
    expect(await idsIn(folder)).toEqual(['a', 'b']);
  });

  it('mends a database that is missing while its log is there', async () => {
    const folder = makeTemporaryFolder();
    await makeBook(folder, ['a']);
    const file = join(folder, 'one.db');
    backUp({ folder, file });
    const other = makeTemporaryFolder();
    writeFileSync(join(other, 'ridebook.db-wal'), 'the rest of a log');
    const { quarantine } = restoreFrom(other, file);
    expect(readdirSync(quarantine ?? '')).toEqual(['ridebook.db-wal']);
    expect(await idsIn(other)).toEqual(['a']);
  });

  it('takes a plain copy of a database with its log for a backup', async () => {
    const folder = makeTemporaryFolder();
    const store = await open(folder);
    await store.commitWorkout(riderId, makeCommit('in the log'));
    const copies = makeTemporaryFolder();
    for (const suffix of ['', '-wal']) {
      copyFileSync(join(folder, `ridebook.db${suffix}`), join(copies, `copy.db${suffix}`));
    }
    await store.close();
    const other = makeTemporaryFolder();
    expect(restoreFrom(other, join(copies, 'copy.db'))).toMatchObject({ workouts: 1, quarantine: null });
  });

  it('can begin with an empty database', async () => {
    const folder = makeTemporaryFolder();
    await makeBook(folder, ['a']);
    expect(restoreFrom(folder, null)).toMatchObject({ workouts: 0, keptSession: false });
    expect(await idsIn(folder)).toEqual([]);
    expect(existsSync(join(folder, 'quarantine', 'before', 'ridebook.db'))).toBe(true);
  });

  it('refuses a backup that is damaged, foreign, newer, empty, no file or missing, and changes nothing', async () => {
    const folder = makeTemporaryFolder();
    await makeBook(folder, ['a', 'b', 'c']);
    const before = readFileSync(join(folder, 'ridebook.db'));
    const file = join(folder, 'one.db');
    backUp({ folder, file });
    const spoil = (change: (bytes: Buffer) => Buffer): string => {
      const spoilt = join(folder, 'spoilt.db');
      writeFileSync(spoilt, change(readFileSync(file)));
      return spoilt;
    };
    const half = spoil((bytes) => bytes.subarray(0, Math.floor(bytes.byteLength / 8192) * 4096));
    expect(() => restoreFrom(folder, half)).toThrow(/damaged/u);
    expect(() =>
      restoreFrom(
        folder,
        spoil((bytes) => bytes.fill(0xa5, 4096)),
      ),
    ).toThrow(/damaged/u);
    expect(() =>
      restoreFrom(
        folder,
        spoil(() => foreignDatabase()),
      ),
    ).toThrow(/another program/u);
    expect(() => restoreFrom(folder, join(folder, 'none.db'))).toThrow(/no backup/u);
    expect(() => restoreFrom(folder, folder)).toThrow(/is no file/u);
    expect(() =>
      restoreFrom(
        folder,
        spoil(() => Buffer.alloc(0)),
      ),
    ).toThrow(/is empty/u);
    const newer = spoil((bytes) => {
      bytes.writeUInt32BE(latestVersion + 1, 60);
      return bytes;
    });
    expect(() => restoreFrom(folder, newer)).toThrow(/newer Ridebook/u);
    expect(readFileSync(join(folder, 'ridebook.db')).equals(before)).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['locks', 'one.db', 'ridebook.db', 'spoilt.db']);
  });

  it('refuses a backup of which only a page that nobody reads is damaged', async () => {
    const folder = makeTemporaryFolder();
    await makeBook(folder, ['a']);
    const file = join(folder, 'one.db');
    backUp({ folder, file });
    const database = new DatabaseSync(file, { readOnly: true });
    const page = Number(
      database.prepare("select rootpage from sqlite_schema where name = 'sync_run'").get()?.['rootpage'],
    );
    database.close();
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0xa5, (page - 1) * 4096, page * 4096));
    expect(() => restoreFrom(folder, file)).toThrow(/damaged/u);
    expect(await idsIn(folder)).toEqual(['a']);
  });

  it('waits for nobody who has the database open', async () => {
    const folder = makeTemporaryFolder();
    await makeBook(folder, ['a']);
    const file = join(folder, 'one.db');
    backUp({ folder, file });
    const store = await open(folder);
    expect(() => restoreFrom(folder, file)).toThrow(LockHeldError);
    await store.close();
    const other = startSecondProcess([folder, 'lock', 'sync']);
    await other.hasPrinted(1);
    expect(() => restoreFrom(folder, file)).toThrow(/ridebook serve/u);
    other.child.kill('SIGKILL');
    await other.ended;
    expect(restoreFrom(folder, file).workouts).toBe(1);
  });
});

function foreignDatabase(): Buffer {
  const file = join(makeTemporaryFolder(), 'notes.db');
  const database = new DatabaseSync(file);
  database.exec("create table notes (text text); insert into notes values ('dear')");
  database.close();
  return readFileSync(file);
}
