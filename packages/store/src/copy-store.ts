/**
 * Owns moving everything from one database to another, of whatever engine: table by table in small transactions, then
 * compared row by row. Repeated after an interruption it goes on, because a row that is there already is left alone.
 */
import { sql } from 'kysely';
import type { Engine } from './engine.ts';
import { StorageError } from './errors.ts';
import { ownerId, placeOfMember } from './places.ts';
import type { Handle } from './queries/database.ts';
import { riderTables } from './queries/riders.ts';
import type { Database } from './schema.ts';

type TableName = keyof Database;
type Row = Readonly<Record<string, unknown>>;

export interface CopyProgress {
  readonly copiedRows: number;
  readonly totalRows: number;
}

export interface CopyOptions {
  readonly onProgress: (progress: CopyProgress) => void;
  /** Asked between batches. */
  readonly isStopping: () => boolean;
}

export interface CopyResult {
  readonly riders: number;
  /** Rows that both databases hold now, found equal one by one. */
  readonly rows: number;
}

/** A batch of workouts with their bodies is some megabytes at most. */
const batchRows = 100;

/**
 * Copies every row of `from` to `to` and compares the two.
 * @returns `null` when it was stopped: what is copied stays
 * @throws StorageError when one of them has newer tables than this program, when `to` holds something that `from` does not, or a row differs after the copy
 */
export async function copyStore(
  from: Engine,
  to: Engine,
  { onProgress, isStopping }: CopyOptions,
): Promise<CopyResult | null> {
  for (const engine of [from, to]) await refuseUnknownTables(engine);
  const riderIds = await listRiderIds(from);
  refuseStrangers(riderIds, await listRiderIds(to));
  const places = [ownerId, ...(await listMemberIds(from))].map(placeOfMember);
  const parts = listParts([...riderIds, ...new Set(places)]);

  const totalRows = (await Promise.all(parts.map((part) => countRows(from, part)))).reduce(add, 0);
  let copiedRows = 0;
  for (const part of parts) {
    for await (const rows of readRows(from, part)) {
      if (isStopping()) return null;
      await to.transact(part.riderId, (handle) => writeRows(handle, part.table, rows));
      onProgress({ copiedRows: (copiedRows += rows.length), totalRows });
    }
  }
  for (const part of parts) {
    if (isStopping()) return null;
    await compareRows(from, to, part);
  }
  return { riders: riderIds.length, rows: totalRows };
}

/** The rows of one table that belong to one rider or place, or to the installation where there is none. */
interface Part {
  readonly table: TableName;
  readonly riderId: string | null;
  /** The primary key: it orders the rows alike on every engine. */
  readonly key: readonly string[];
}

const keys: { readonly [Table in TableName]: readonly (keyof Database[Table] & string)[] } = {
  rider: ['rider_id'],
  raw_document: ['rider_id', 'kind', 'upstream_id', 'sha256'],
  raw_head: ['rider_id', 'kind', 'upstream_id'],
  ledger: ['rider_id', 'workout_id'],
  workout: ['rider_id', 'workout_id'],
  samples: ['rider_id', 'workout_id'],
  power_curve: ['rider_id', 'workout_id'],
  rider_value: ['rider_id', 'kind', 'source', 'valid_from'],
  workout_note: ['rider_id', 'workout_id'],
  csv_import: ['rider_id', 'import_number'],
  csv_row: ['rider_id', 'import_number', 'line'],
  csv_filling: ['rider_id', 'workout_id'],
  data_version: ['rider_id'],
  sync_run: ['rider_id', 'run_number'],
  pushed_row: ['rider_id', 'sink', 'key'],
  push_run: ['rider_id', 'run_number'],
  rider_state: ['rider_id', 'key'],
  secret: ['account', 'kind'],
  api_token: ['id'],
  web_session: ['session_hash'],
  member: ['member_id'],
  invitation: ['invitation_id'],
  shared_page: ['member_id', 'page'],
};

const isOfRiders = (table: string): boolean => (riderTables as readonly string[]).includes(table);

/** What is referred to comes before what refers to it: the other way round than rows are forgotten. */
function listParts(riderIds: readonly string[]): readonly Part[] {
  const ofRiders = riderIds.flatMap((riderId) =>
    riderTables.toReversed().map((table) => ({ table, riderId, key: keys[table] })),
  );
  const others = (Object.keys(keys) as TableName[]).filter((table) => !isOfRiders(table));
  return [...ofRiders, ...others.map((table) => ({ table, riderId: null, key: keys[table] }))];
}

async function listRiderIds(engine: Engine): Promise<readonly string[]> {
  const rows = await engine.run(null, (handle) =>
    handle.selectFrom('rider').select('rider_id').orderBy('rider_id').execute(),
  );
  return rows.map((row) => row.rider_id);
}

async function listMemberIds(engine: Engine): Promise<readonly string[]> {
  const rows = await engine.run(null, (handle) =>
    handle.selectFrom('member').select('member_id').orderBy('member_id').execute(),
  );
  return rows.map((row) => row.member_id);
}

async function refuseUnknownTables(engine: Engine): Promise<void> {
  if (await engine.knowsAllTables()) return;
  throw new StorageError(
    'A newer Ridebook has been at one of the two databases, and this one would leave behind what it does not know of. Update Ridebook, then run it again; nothing was copied.',
  );
}

function refuseStrangers(expected: readonly string[], found: readonly string[]): void {
  const strangers = found.filter((id) => !expected.includes(id));
  if (strangers.length === 0) return;
  throw new StorageError(
    `The database to copy into holds ${strangers.length === 1 ? 'a rider' : `${strangers.length} riders`} that the other does not. Name an empty one; nothing was changed.`,
  );
}

async function countRows(engine: Engine, { table, riderId }: Part): Promise<number> {
  const { rows } = await engine.run(riderId, (handle) =>
    sql<{ count: number }>`select count(*) as count from ${sql.table(table)} ${ofRider(riderId)}`.execute(
      handle,
    ),
  );
  return Number(rows[0]?.count ?? 0);
}

const ofRider = (riderId: string | null) =>
  riderId === null ? sql`where 1 = 1` : sql`where rider_id = ${riderId}`;

/** In the order of the key, a batch at a time. */
async function* readRows(
  engine: Engine,
  { table, riderId, key }: Part,
): AsyncGenerator<readonly Row[], void> {
  const columns = sql.join(key.map((column) => sql.ref(column)));
  let last: Row | undefined;
  do {
    const after =
      last === undefined ? sql`` : sql`and (${columns}) > (${sql.join(key.map((column) => last?.[column]))})`;
    const { rows }: { rows: Row[] } = await engine.run(riderId, (handle) =>
      sql<Row>`select * from ${sql.table(table)} ${ofRider(riderId)} ${after}
        order by ${columns} limit ${batchRows}`.execute(handle),
    );
    if (rows.length > 0) yield rows;
    last = rows.at(-1);
    if (rows.length < batchRows) return;
  } while (last !== undefined);
}

async function writeRows(handle: Handle, table: TableName, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`);
  await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
    values ${sql.join(values)} on conflict do nothing`.execute(handle);
}

async function compareRows(from: Engine, to: Engine, part: Part): Promise<void> {
  const [originals, copies] = [readRows(from, part), readRows(to, part)];
  for (;;) {
    const rows = await nextBatch(originals);
    const copied = await nextBatch(copies);
    if (rows.length === 0 && copied.length === 0) return;
    const longer = rows.length >= copied.length ? rows : copied;
    const differs = longer.findIndex((_, index) => !isSame(rows[index], copied[index]));
    if (differs !== -1) throw differing(part, rows[differs] ?? copied[differs]);
  }
}

async function nextBatch(batches: AsyncGenerator<readonly Row[], void>): Promise<readonly Row[]> {
  const batch = await batches.next();
  return batch.done === true ? [] : batch.value;
}

function isSame(row: Row | undefined, copy: Row | undefined): boolean {
  if (row === undefined || copy === undefined) return false;
  return Object.entries(row).every(([column, value]) => isSameValue(value, copy[column]));
}

/** One engine has no booleans and hands out 0 and 1; bytes come as arrays of one kind or another. */
function isSameValue(one: unknown, other: unknown): boolean {
  if (one instanceof Uint8Array && other instanceof Uint8Array) return Buffer.compare(one, other) === 0;
  const comparable = (value: unknown): unknown => (typeof value === 'boolean' ? Number(value) : value);
  return comparable(one) === comparable(other);
}

function differing({ table, key }: Part, row: Row | undefined): StorageError {
  const name = key.map((column) => String(row?.[column])).join(', ');
  return new StorageError(
    `The two databases differ in the table ${table} at ${name}. Something wrote to one of them meanwhile, or it held other rows before: stop every Ridebook, empty the new database, and run it again. The old one was not changed.`,
  );
}

const add = (sum: number, value: number): number => sum + value;
