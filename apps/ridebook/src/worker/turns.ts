/** Owns whose turn comes when: kept where all workers see it, and handed out by whichever of them looks first. */
import { firstDueMs, nextDueMs, type Lane } from '@ridebook/sync';
import { fleetSchema, serverNow, type FleetDatabase, type Run } from './fleet-database.ts';
import { riderKey } from './fleet-state.ts';

export interface Turns {
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
  /** Counts a member's next turn from now on: they were just served. */
  noteServed(lane: Lane, memberId: string, random: number): Promise<void>;
}

/** Turns handed on at once: a worker that dies in between leaves them due. */
const mostTurns = 1_000;

/** Fewer newcomers than this are people who wait for their first workouts. */
const mostAwaited = 20;

const turnLanes: readonly Lane[] = ['fresh', 'friends'];

/** @param stretch of the time between two turns of a rider */
export function createTurns(database: FleetDatabase, stretch = 1): Turns {
  return {
    async enrol(memberIds, random) {
      const known = await database.run<{ member_id: string }>(
        `select distinct member_id from ${fleetSchema}.turn`,
      );
      const [knownIds, present] = [new Set(known.map(({ member_id }) => member_id)), new Set(memberIds)];
      const newcomers = memberIds.filter((memberId) => !knownIds.has(memberId));
      const gone = [...knownIds].filter((memberId) => !present.has(memberId));
      if (newcomers.length === 0 && gone.length === 0) return;
      await database.transact(async (run) => {
        await giveFirstTurns(run, newcomers, random, stretch);
        await forget(run, gone);
      });
    },
    dispatch: (lane, random, send) =>
      database.transact(async (run) => {
        const due = await run<{ member_id: string; now_ms: number }>(
          `select member_id, ${serverNow} as now_ms from ${fleetSchema}.turn
           where lane = $1 and due_at_ms <= ${serverNow} order by due_at_ms limit ${mostTurns}
           for update skip locked`,
          [lane],
        );
        if (due.length === 0) return 0;
        const memberIds = due.map(({ member_id }) => member_id);
        // Sent before it is noted: a job that is there twice is one, a job that is forgotten would be late by a turn.
        await send(memberIds);
        await run(
          `update ${fleetSchema}.turn set due_at_ms = next.due
           from unnest($2::text[], $3::float8[]) as next(id, due) where lane = $1 and member_id = next.id`,
          [lane, memberIds, due.map(({ now_ms }) => nextDueMs(lane, now_ms, random(), stretch))],
        );
        return memberIds.length;
      }),
    async noteServed(lane, memberId, random) {
      // From zero on, so that the server's own clock may be added in the same statement.
      const inMs = nextDueMs(lane, 0, random, stretch);
      await database.run(
        `update ${fleetSchema}.turn set due_at_ms = greatest(due_at_ms, ${serverNow} + $3::float8)
         where lane = $1 and member_id = $2`,
        [lane, memberId, inMs],
      );
    },
  };
}

async function giveFirstTurns(
  run: Run,
  newcomers: readonly string[],
  random: () => number,
  stretch: number,
): Promise<void> {
  const [row] = await run<{ now_ms: number }>(`select ${serverNow} as now_ms`);
  const nowMs = row?.now_ms ?? 0;
  const isAwaited = newcomers.length <= mostAwaited;
  const turns = newcomers.flatMap((memberId) =>
    turnLanes.flatMap((lane) => {
      const dueMs = firstDueMs(lane, nowMs, random(), isAwaited, stretch);
      return dueMs === null ? [] : [{ memberId, lane, dueMs }];
    }),
  );
  await run(
    `insert into ${fleetSchema}.turn select * from unnest($1::text[], $2::text[], $3::float8[]) on conflict do nothing`,
    [turns.map(({ memberId }) => memberId), turns.map(({ lane }) => lane), turns.map(({ dueMs }) => dueMs)],
  );
}

async function forget(run: Run, memberIds: readonly string[]): Promise<void> {
  await run(`delete from ${fleetSchema}.turn where member_id = any($1)`, [memberIds]);
  await run(`delete from ${fleetSchema}.state where key = any($1)`, [memberIds.map(riderKey)]);
}
