/** Owns the turns after everything that befell a fleet: what failed is tried again, as it would be hours later. */
import { setTimeout as sleep } from 'node:timers/promises';
import { memberOf } from '../../test/fleet/crowd.ts';
import type { Fleet } from '../../test/fleet/fleet.ts';
import type { Query } from './database.ts';

export interface Unfinished {
  readonly riderIds: readonly string[];
  /** Workouts that are not stored, by what is known of them. */
  readonly reasons: Readonly<Record<string, number>>;
}

const lookEveryMs = 10_000;

/** Whose ledgers are not finished, or know less than there is upstream. */
export async function findUnfinished({ crowd }: Fleet, query: Query): Promise<Unfinished> {
  const stored = await query(
    `select rider_id, count(*)::int as workouts from ledger where state = 'stored' group by rider_id`,
  );
  const counts = new Map(stored.map(({ rider_id, workouts }) => [String(rider_id), Number(workouts)]));
  const told = await query(
    `select state || coalesce(': ' || regexp_replace(reason, '[0-9.]+:[0-9]+', 'Peloton'), '') as reason, count(*)::int as workouts
     from ledger where state <> 'stored' group by 1`,
  );
  return {
    riderIds: crowd.riders.filter(({ id, workouts }) => counts.get(id) !== workouts).map(({ id }) => id),
    reasons: Object.fromEntries(told.map(({ reason, workouts }) => [String(reason), Number(workouts)])),
  };
}

/**
 * Gives everybody who is unfinished a turn at once, and lets what failed be tried again as `ridebook retry` does, in the place
 * of the hour that both are left alone. Then everybody has one more turn that nothing befalls.
 * @returns rounds it took; `null` when something is left after `patienceMs`
 */
export async function recover(fleet: Fleet, query: Query, patienceMs: number): Promise<number | null> {
  const untilMs = Date.now() + patienceMs;
  let rounds = 0;
  for (; ; rounds += 1, await sleep(lookEveryMs)) {
    const { riderIds } = await findUnfinished(fleet, query);
    if (riderIds.length === 0) break;
    if (Date.now() > untilMs) return null;
    for (const riderId of riderIds) await fleet.store.clearRetry(riderId);
    await giveTurns(query, riderIds);
  }
  const lastTurnAt = new Date().toISOString();
  await giveTurns(
    query,
    fleet.crowd.riders.map(({ id }) => id),
  );
  for (; (await countServedSince(query, lastTurnAt)) < fleet.crowd.riders.length; await sleep(lookEveryMs))
    if (Date.now() > untilMs) return null;
  return rounds;
}

const giveTurns = (query: Query, riderIds: readonly string[]) =>
  query(
    `update ridebook_fleet.turn set due_at_ms = 0
     where lane = 'fresh' and member_id in (${riderIds.map((id) => `'${memberOf(id)}'`).join(', ')})`,
  );

/** Riders with a sync that began since and ended well. */
async function countServedSince(query: Query, instant: string): Promise<number> {
  const [row] = await query(
    `select count(distinct rider_id)::int as riders from sync_run
     where exit_code = 0 and started_at::timestamptz >= '${instant}'::timestamptz - interval '1 second'`,
  );
  return Number(row?.['riders'] ?? 0);
}
