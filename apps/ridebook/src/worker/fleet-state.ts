/**
 * Owns what all workers know and keep together: the calendar of requests, and how Peloton is. Each change reads, decides by
 * a pure function and writes under a lock of the row, on the server's clock.
 */
import {
  holdAll,
  parseHealth,
  parsePace,
  takePlace,
  type FleetHealth,
  type FleetPace,
  type Lane,
} from '@ridebook/sync';
import { fleetSchema, serverNow, type FleetDatabase, type Run } from './fleet-database.ts';
import { servedTogether } from './served-together.ts';

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
  /** Takes a place in the calendar for one request about a member. */
  takePlace(lane: Lane, memberId: string): Promise<GivenPlace>;
  noteFreshLateness(lateMs: number): Promise<void>;
  readHealth(): Promise<HealthNow>;
  /** @param change answers the new state, or `null` for none @returns whether there was a change */
  changeHealth(change: (health: FleetHealth, nowMs: number) => FleetHealth | null): Promise<boolean>;
  /** Nobody sends before an answer of 429 said, or for a short while where it said nothing. */
  hold(statedMs: number | null): Promise<void>;
}

interface Asked {
  readonly lane: Lane;
  readonly memberId: string;
}

/** @param pace `null` is no limit: nobody waits but for a hold */
export function createFleetState(database: FleetDatabase, pace: FleetPace | null): FleetState {
  const readHealth = async (): Promise<HealthNow> => {
    const [row] = await database.run<{ value: string; now_ms: number }>(
      `select value, ${serverNow} as now_ms from ${fleetSchema}.state where key = 'health'`,
    );
    return { health: parseHealth(row?.value ?? null), nowMs: row?.now_ms ?? 0 };
  };

  const changeHealth: FleetState['changeHealth'] = (change) =>
    database.transact(async (run) => {
      const { nowMs, textOf } = await readForChange(run, ['health']);
      const changed = change(parseHealth(textOf('health')), nowMs);
      if (changed !== null) await write(run, new Map([['health', changed]]));
      return changed !== null;
    });

  // The calendar is one row that every request of every worker passes: a worker takes it once for all who wait for it.
  const takeFrom = (limits: FleetPace) =>
    servedTogether<Asked, GivenPlace>((asked) =>
      database.transact(async (run) => {
        const riderKeys = new Set(asked.map(({ memberId }) => riderKey(memberId)));
        const { nowMs, textOf } = await readForChange(run, ['pace', ...riderKeys]);
        const health = parseHealth(textOf('health'));
        const fromMs = new Map([...riderKeys].map((key) => [key, Number(textOf(key) ?? 0)]));
        let state = parsePace(textOf('pace'));
        const given = asked.map(({ lane, memberId }): GivenPlace => {
          const key = riderKey(memberId);
          const { holdUntilMs } = health;
          const request = { lane, nowMs, riderFromMs: fromMs.get(key) ?? 0, holdUntilMs };
          const place = takePlace(state, request, limits);
          state = place.state;
          fromMs.set(key, place.riderFromMs);
          return { health, nowMs, waitMs: Math.max(0, place.startMs - nowMs) };
        });
        await write(run, new Map<string, unknown>([['pace', state], ...fromMs]));
        return given;
      }),
    );

  const takeAny = async (): Promise<GivenPlace> => {
    const now = await readHealth();
    return { ...now, waitMs: Math.max(0, now.health.holdUntilMs - now.nowMs) };
  };
  const take = pace === null ? takeAny : takeFrom(pace);

  return {
    takePlace: (lane, memberId) => take({ lane, memberId }),
    noteFreshLateness: (freshLateMs) =>
      database.transact(async (run) => {
        const { textOf } = await readForChange(run, ['pace']);
        await write(run, new Map([['pace', { ...parsePace(textOf('pace')), freshLateMs }]]));
      }),
    readHealth,
    changeHealth,
    async hold(statedMs) {
      await changeHealth((health, nowMs) => holdAll(health, statedMs, nowMs));
    },
  };
}

/** Where it is kept from when on a rider may be asked about again. */
export const riderKey = (memberId: string): string => `rider ${memberId}`;

/** Locks the rows to be changed; Peloton's state comes along as it is. */
async function readForChange(run: Run, keys: readonly string[]) {
  // One order for everybody, or two workers would wait for each other.
  const rows = await run<{ key: string; value: string; now_ms: number }>(
    `with locked as (select key, value from ${fleetSchema}.state where key = any($1) order by key for update)
     select *, ${serverNow} as now_ms from locked
     union all select key, value, ${serverNow} from ${fleetSchema}.state where key = 'health'`,
    [keys],
  );
  // What was locked comes first: it is newer than what the same statement read without waiting.
  const textOf = (key: string): string | null => rows.find((row) => row.key === key)?.value ?? null;
  return { nowMs: rows[0]?.now_ms ?? 0, textOf };
}

const write = (run: Run, values: ReadonlyMap<string, unknown>) =>
  run(
    `insert into ${fleetSchema}.state select * from unnest($1::text[], $2::text[])
     on conflict (key) do update set value = excluded.value`,
    [[...values.keys()], [...values.values()].map((value) => JSON.stringify(value))],
  );
