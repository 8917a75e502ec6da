/**
 * Owns the values that all workers change together. A worker reads, decides, and writes only where what it decided from is still
 * there. Nobody waits for a worker that has read and not written yet: on a busy machine that one is asleep, and were it to hold a
 * lock, each would wait for all the others to wake up one after the other (M. Blasgen, J. Gray and others, "The convoy phenomenon", 1979).
 */
import { fleetSchema, serverNow, type FleetDatabase, type Run } from './fleet-database.ts';

/** Values as text by their keys, and when the database's clock showed them. */
export interface SharedValues {
  readonly nowMs: number;
  textOf(key: string): string | null;
}

export interface Decision<T> {
  /** What becomes of the values; empty: they stay. */
  readonly changes: ReadonlyMap<string, unknown>;
  readonly result: T;
}

export interface SharedChange<T> {
  /** The value that each change of the others changes too. It is there from the beginning. */
  readonly guard: string;
  /** More values that are read, the guard aside. */
  readonly others: readonly string[];
  /** Pure: it is asked again where another worker was faster. */
  readonly decide: (values: SharedValues) => Decision<T>;
}

/** After so many lost races a worker that is farther from the database than others makes them wait for it once. */
const mostRaces = 10;

export async function changeShared<T>(database: FleetDatabase, change: SharedChange<T>): Promise<T> {
  for (let race = 0; race < mostRaces; race += 1) {
    const values = await readShared(database.run, [change.guard, ...change.others]);
    const { changes, result } = change.decide(values);
    if (changes.size === 0 || (await maybeWrite(database.run, change.guard, values, changes))) return result;
  }
  return database.transact(async (run) => {
    await run(`select 1 from ${fleetSchema}.state where key = $1 for update`, [change.guard]);
    const values = await readShared(run, [change.guard, ...change.others]);
    const { changes, result } = change.decide(values);
    if (changes.size > 0) await maybeWrite(run, change.guard, values, changes);
    return result;
  });
}

export async function readShared(run: Run, keys: readonly string[]): Promise<SharedValues> {
  const rows = await run<{ key: string; value: string; now_ms: number }>(
    `select key, value, ${serverNow} as now_ms from ${fleetSchema}.state where key = any($1)`,
    [keys],
  );
  const texts = new Map(rows.map(({ key, value }) => [key, value]));
  return { nowMs: rows[0]?.now_ms ?? 0, textOf: (key) => texts.get(key) ?? null };
}

/** All changes or none, in one statement. @returns whether the guard was still as it was read */
async function maybeWrite(
  run: Run,
  guard: string,
  values: SharedValues,
  changes: ReadonlyMap<string, unknown>,
): Promise<boolean> {
  const others = [...changes].filter(([key]) => key !== guard);
  const [row] = await run<{ won: number }>(
    `with won as (update ${fleetSchema}.state set value = $3 where key = $1 and value = $2 returning key),
       others as (
         insert into ${fleetSchema}.state
           select key, value from unnest($4::text[], $5::text[]) as other(key, value) where exists (select from won)
         on conflict (key) do update set value = excluded.value)
     select count(*)::int as won from won`,
    [
      guard,
      values.textOf(guard),
      JSON.stringify(changes.get(guard)),
      others.map(([key]) => key),
      others.map(([, value]) => JSON.stringify(value)),
    ],
  );
  return row?.won === 1;
}
