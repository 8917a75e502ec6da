/**
 * Owns what all workers share beside the queue: the calendar of requests, Peloton's state, and whose turn comes when.
 * Each change reads, decides by a pure function and writes under a lock of the row, on the server's clock.
 */
import type { Db as Database } from 'pg-boss';
import {
  firstDueMs,
  holdAll,
  nextDueMs,
  parseHealth,
  parsePace,
  takePlace,
  type FleetHealth,
  type FleetPace,
  type Lane,
} from '@ridebook/sync';

/** On the clock of the database, which all workers share. */
export interface HealthNow {
  readonly health: FleetHealth;
  readonly nowMs: number;
}

export interface GivenPlace extends HealthNow {
  /** How long to wait before sending. */
  readonly waitMs: number;
}

export interface FleetState {
  /** Counts a member's next turn from now on: they were just served. */
  noteServed(lane: Lane, memberId: string, random: number): Promise<void>;
  /** @param pace `null` is no limit: nobody waits but for a hold */
  takePlace(lane: Lane, memberId: string, pace: FleetPace | null): Promise<GivenPlace>;
  noteFreshLateness(lateMs: number): Promise<void>;
  readHealth(): Promise<HealthNow>;
  /** @param change answers the new state, or `null` for none @returns whether there was a change */
  changeHealth(change: (health: FleetHealth, nowMs: number) => FleetHealth | null): Promise<boolean>;
  /** Nobody sends before an answer of 429 said, or for a short while where it said nothing. */
  hold(statedMs: number | null): Promise<void>;
  /**
   * Gives riders who came their first turns and forgets those who went.
   * @param random uniform in [0, 1)
   */
  enrol(memberIds: readonly string[], random: () => number): Promise<void>;
  /** Hands the riders whose turn has come to `send`, and then gives them their next turns. @returns how many */
  dispatch(
    lane: Lane,
    random: () => number,
    send: (memberIds: readonly string[]) => Promise<void>,
  ): Promise<number>;
}

const schema = 'ridebook_fleet';

/** Turns handed on at once: a worker that dies in between leaves them due. */
const mostTurns = 1_000;

/** Fewer newcomers than this are people who wait for their first workouts. */
const mostAwaited = 20;

const turnLanes: readonly Lane[] = ['fresh', 'friends'];

/**
 * Makes the tables where they are missing. Nothing in them outlives a loss: turns begin anew, as the ledgers say.
 * @param stretch of the time between two turns of a rider
 */
export async function openFleetState(database: Database, stretch = 1): Promise<FleetState> {
  const transact = <T>(work: (run: Run) => Promise<T>): Promise<T> => inTransaction(database, work);
  await transact(async (run) => {
    await run(`select pg_advisory_xact_lock(hashtextextended('ridebook.fleet', 0))`);
    await run(`create schema if not exists ${schema}`);
    await run(`create table if not exists ${schema}.state (key text primary key, value text not null)`);
    await run(`create table if not exists ${schema}.turn (
      member_id text not null, lane text not null, due_at_ms double precision not null, primary key (member_id, lane))`);
    await run(`create index if not exists turn_due on ${schema}.turn (lane, due_at_ms)`);
    await run(`insert into ${schema}.state values ('pace', '{}'), ('health', '{}') on conflict do nothing`);
  });

  const readHealth = async (): Promise<HealthNow> => {
    const { rows } = await database.executeSql(
      `select value, ${serverNow} as now_ms from ${schema}.state where key = 'health'`,
    );
    const [row] = rows as readonly { value: string; now_ms: number }[];
    return { health: parseHealth(row?.value ?? null), nowMs: row?.now_ms ?? 0 };
  };
  /** Locks the rows to be changed; Peloton's state comes along as it is. */
  const readForChange = async (run: Run, keys: readonly string[]) => {
    // One order for everybody, or two workers would wait for each other.
    const rows = await run<{ key: string; value: string; now_ms: number }>(
      `with locked as (select key, value from ${schema}.state where key = any($1) order by key for update)
       select *, ${serverNow} as now_ms from locked
       union all select key, value, ${serverNow} from ${schema}.state where key = 'health'`,
      [keys],
    );
    // What was locked comes first: it is newer than what the same statement read without waiting.
    const textOf = (key: string): string | null => rows.find((row) => row.key === key)?.value ?? null;
    return { nowMs: rows[0]?.now_ms ?? 0, textOf };
  };
  const write = (run: Run, key: string, value: unknown) =>
    run(
      `insert into ${schema}.state values ($1, $2) on conflict (key) do update set value = excluded.value`,
      [key, JSON.stringify(value)],
    );

  const changeHealth: FleetState['changeHealth'] = (change) =>
    transact(async (run) => {
      const { nowMs, textOf } = await readForChange(run, ['health']);
      const changed = change(parseHealth(textOf('health')), nowMs);
      if (changed !== null) await write(run, 'health', changed);
      return changed !== null;
    });

  return {
    async takePlace(lane, memberId, pace) {
      if (pace === null) {
        const now = await readHealth();
        return { ...now, waitMs: Math.max(0, now.health.holdUntilMs - now.nowMs) };
      }
      return transact(async (run) => {
        const riderKey = `rider ${memberId}`;
        const { nowMs, textOf } = await readForChange(run, ['pace', riderKey]);
        const health = parseHealth(textOf('health'));
        const place = takePlace(
          parsePace(textOf('pace')),
          { lane, nowMs, riderFromMs: Number(textOf(riderKey) ?? 0), holdUntilMs: health.holdUntilMs },
          pace,
        );
        await write(run, 'pace', place.state);
        await write(run, riderKey, place.riderFromMs);
        return { health, nowMs, waitMs: Math.max(0, place.startMs - nowMs) };
      });
    },
    noteFreshLateness: (freshLateMs) =>
      transact(async (run) => {
        const { textOf } = await readForChange(run, ['pace']);
        await write(run, 'pace', { ...parsePace(textOf('pace')), freshLateMs });
      }),
    readHealth,
    changeHealth,
    async hold(statedMs) {
      await changeHealth((health, nowMs) => holdAll(health, statedMs, nowMs));
    },
    noteServed: (lane, memberId, random) =>
      transact(async (run) => {
        const [{ now_ms } = { now_ms: 0 }] = await run<{ now_ms: number }>(`select ${serverNow} as now_ms`);
        await run(
          `update ${schema}.turn set due_at_ms = greatest(due_at_ms, $3) where lane = $1 and member_id = $2`,
          [lane, memberId, nextDueMs(lane, now_ms, random, stretch)],
        );
      }),
    enrol: (memberIds, random) =>
      transact(async (run) => {
        const known = await run<{ member_id: string; now_ms: number }>(
          `select distinct member_id from ${schema}.turn`,
        );
        const knownIds = new Set(known.map(({ member_id }) => member_id));
        const newcomers = memberIds.filter((memberId) => !knownIds.has(memberId));
        const [{ now_ms } = { now_ms: 0 }] = await run<{ now_ms: number }>(`select ${serverNow} as now_ms`);
        const turns = newcomers.flatMap((memberId) =>
          turnLanes.flatMap((lane) => {
            const isAwaited = newcomers.length <= mostAwaited;
            const dueMs = firstDueMs(lane, Number(now_ms), random(), isAwaited, stretch);
            return dueMs === null ? [] : [{ memberId, lane, dueMs }];
          }),
        );
        await run(
          `insert into ${schema}.turn select * from unnest($1::text[], $2::text[], $3::float8[]) on conflict do nothing`,
          [
            turns.map(({ memberId }) => memberId),
            turns.map(({ lane }) => lane),
            turns.map(({ dueMs }) => dueMs),
          ],
        );
        const gone = [...knownIds].filter((memberId) => !memberIds.includes(memberId));
        if (gone.length === 0) return;
        await run(`delete from ${schema}.turn where member_id = any($1)`, [gone]);
        await run(`delete from ${schema}.state where key = any($1)`, [gone.map((id) => `rider ${id}`)]);
      }),
    dispatch: (lane, random, send) =>
      transact(async (run) => {
        const due = await run<{ member_id: string; now_ms: number }>(
          `select member_id, ${serverNow} as now_ms from ${schema}.turn
           where lane = $1 and due_at_ms <= ${serverNow} order by due_at_ms limit ${mostTurns}
           for update skip locked`,
          [lane],
        );
        if (due.length === 0) return 0;
        const memberIds = due.map(({ member_id }) => member_id);
        // Sent before it is noted: a job that is there twice is one, a job that is forgotten would be late by a turn.
        await send(memberIds);
        await run(
          `update ${schema}.turn set due_at_ms = next.due
           from unnest($2::text[], $3::float8[]) as next(id, due) where lane = $1 and member_id = next.id`,
          [lane, memberIds, due.map(({ now_ms }) => nextDueMs(lane, Number(now_ms), random(), stretch))],
        );
        return memberIds.length;
      }),
  };
}

/** Milliseconds since 1970 by the one clock that all workers share. */
const serverNow = `(extract(epoch from clock_timestamp()) * 1000)::float8`;

type Run = <Row>(text: string, values?: unknown[]) => Promise<readonly Row[]>;

async function inTransaction<T>(database: Database, work: (run: Run) => Promise<T>): Promise<T> {
  const transaction = await begin(database);
  try {
    const result = await work(
      async <Row>(text: string, values?: unknown[]) =>
        (await transaction.db.executeSql(text, values)).rows as readonly Row[],
    );
    await transaction.commit();
    return result;
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
}

type Transaction = Awaited<ReturnType<NonNullable<Database['beginTransaction']>>>;

function begin(database: Database): Promise<Transaction> {
  if (database.beginTransaction === undefined) throw new Error('The queue has no transactions.');
  return database.beginTransaction();
}
