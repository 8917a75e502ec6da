/** Owns what all workers know and keep together, on the database's clock: the calendar of requests, and how Peloton is. */
import {
  holdAll,
  parseHealth,
  parsePace,
  takePlace,
  type FleetHealth,
  type FleetPace,
  type Lane,
} from '@ridebook/sync';
import type { FleetDatabase } from './fleet-database.ts';
import { servedTogether } from './served-together.ts';
import { changeShared, readShared, type Decision, type SharedValues } from './shared-values.ts';

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

const [paceKey, healthKey] = ['pace', 'health'];

/** Where it is kept from when on a rider may be asked about again. */
export const riderKey = (memberId: string): string => `rider ${memberId}`;

const healthOf = (values: SharedValues): HealthNow => ({
  health: parseHealth(values.textOf(healthKey)),
  nowMs: values.nowMs,
});

/** @param pace `null` is no limit: nobody waits but for a hold */
export function createFleetState(database: FleetDatabase, pace: FleetPace | null): FleetState {
  const readHealth = async (): Promise<HealthNow> => healthOf(await readShared(database.run, [healthKey]));

  const changeHealth: FleetState['changeHealth'] = (change) =>
    changeShared(database, {
      guard: healthKey,
      others: [],
      decide(values) {
        const { health, nowMs } = healthOf(values);
        const changed = change(health, nowMs);
        const changes = new Map(changed === null ? [] : [[healthKey, changed]]);
        return { changes, result: changed !== null };
      },
    });

  // The calendar is one row that every request of every worker passes: a worker takes places at once for all who wait.
  const takeFrom = (limits: FleetPace) =>
    servedTogether<Asked, GivenPlace>((asked) =>
      changeShared(database, {
        guard: paceKey,
        others: [healthKey, ...new Set(asked.map(({ memberId }) => riderKey(memberId)))],
        decide: (values) => takePlaces(values, asked, limits),
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
      changeShared(database, {
        guard: paceKey,
        others: [],
        decide(values) {
          const state = { ...parsePace(values.textOf(paceKey)), freshLateMs };
          return { changes: new Map([[paceKey, state]]), result: undefined };
        },
      }),
    readHealth,
    changeHealth,
    async hold(statedMs) {
      await changeHealth((health, nowMs) => holdAll(health, statedMs, nowMs));
    },
  };
}

/** A place for each, one after the other; a rider's own pace is kept among them too. */
function takePlaces(
  values: SharedValues,
  asked: readonly Asked[],
  limits: FleetPace,
): Decision<readonly GivenPlace[]> {
  const { health, nowMs } = healthOf(values);
  const { holdUntilMs } = health;
  const fromMs = new Map<string, number>();
  let state = parsePace(values.textOf(paceKey));
  const given = asked.map(({ lane, memberId }): GivenPlace => {
    const key = riderKey(memberId);
    const riderFromMs = fromMs.get(key) ?? Number(values.textOf(key) ?? 0);
    const place = takePlace(state, { lane, nowMs, riderFromMs, holdUntilMs }, limits);
    state = place.state;
    fromMs.set(key, place.riderFromMs);
    return { health, nowMs, waitMs: Math.max(0, place.startMs - nowMs) };
  });
  return { changes: new Map<string, unknown>([[paceKey, state], ...fromMs]), result: given };
}
