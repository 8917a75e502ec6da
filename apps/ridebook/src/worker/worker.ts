/** Owns a running worker: its hands that take and do jobs, and the round in which one worker hands out what is due. */
import {
  isCoolingDown,
  decideMove,
  laneOrder,
  learnFromJob,
  learnFromProbe,
  probeOrder,
  type CoolDown,
  type FleetHealth,
} from '@ridebook/sync';
import type { BookClock } from '../engine/book.ts';
import type { CoolDownKeeper } from '../engine/cool-down.ts';
import type { Log } from '../log.ts';
import { loggableReason } from '../loggable.ts';
import type { FleetState } from './fleet-state.ts';
import type { HeldJob, Queue } from './queue.ts';
import type { JobEnding, RiderJob } from './rider-job.ts';
import type { Roster } from './roster.ts';
import type { Turns } from './turns.ts';
import type { WorkerMeter } from './worker-meter.ts';

export interface WorkerEffects {
  readonly queue: Queue;
  readonly state: FleetState;
  readonly turns: Turns;
  readonly roster: Roster;
  readonly coolDown: CoolDownKeeper;
  readonly clock: BookClock;
  readonly log: Log;
  readonly meter: WorkerMeter;
  /** Does one job and never throws for what goes wrong in it. */
  readonly work: (job: RiderJob) => Promise<JobEnding>;
  /** How many jobs at once. */
  readonly hands: number;
}

/** How long a hand that found nothing waits, and how often turns are looked at. */
const idleMs = 1_000;
const roundEveryMs = 5_000;
/** Who is there is read less often: it grows with the riders. */
const enrolEveryMs = 30_000;
/** Before a job that Peloton let down is taken up again, where nothing makes everybody wait longer. */
const upstreamRetrySeconds = 5;
/** After the database did not answer, longer each time. */
const firstRetryMs = 1_000;
const longestRetryMs = 30_000;

/** Works until `isStopping`; what is under way is finished or given back. */
export async function runWorker(effects: WorkerEffects, isStopping: () => boolean): Promise<void> {
  const hands = Array.from({ length: effects.hands }, (_, hand) => runHand(effects, hand, isStopping));
  await Promise.all([...hands, runRounds(effects, isStopping)]);
}

async function runHand(effects: WorkerEffects, hand: number, isStopping: () => boolean): Promise<void> {
  for (let round = 0; !isStopping(); round += 1) {
    await patiently(effects, isStopping, () => takeAndWork(effects, hand, round, isStopping));
  }
}

async function takeAndWork(
  effects: WorkerEffects,
  hand: number,
  round: number,
  isStopping: () => boolean,
): Promise<void> {
  const { queue, state, clock } = effects;
  const { health, nowMs } = await state.readHealth();
  const move = decideMove(health, nowMs);
  if (move.kind === 'wait') return clock.sleep(Math.min(idleMs, move.untilMs - nowMs));
  if (move.kind === 'probe' && !(await claimProbe(state))) return clock.sleep(idleMs);
  const isProbe = move.kind === 'probe';
  const job = await queue.maybeTake(isProbe ? probeOrder : laneOrder(hand, effects.hands, round));
  if (job !== null) return workOn(effects, job, isProbe, isStopping);
  if (isProbe) await sawNothing(state);
  await clock.sleep(idleMs);
}

/** @returns whether this worker is the one that looks */
const claimProbe = (state: FleetState): Promise<boolean> =>
  state.changeHealth((health, nowMs) => {
    const move = decideMove(health, nowMs);
    return move.kind === 'probe' ? move.health : null;
  });

/** The look of this worker told nothing: another one may look. */
const sawNothing = (state: FleetState): Promise<boolean> =>
  state.changeHealth((health, nowMs) => learnFromProbe(health, 'nothing', nowMs));

async function workOn(
  effects: WorkerEffects,
  job: HeldJob,
  isProbe: boolean,
  isStopping: () => boolean,
): Promise<void> {
  const { queue, clock, log, meter } = effects;
  const { lane, memberId } = job;
  const startMs = clock.monotonicMs();
  const heart = startBeating(effects, job);
  const ending = await effects
    .work({ lane, memberId, isProbe, isStopping: () => isStopping() || heart.isLost() })
    .finally(heart.stop);
  const durationMs = Math.round(clock.monotonicMs() - startMs);
  const { kind, requests, added, error } = ending;
  log.event(error === null ? 'info' : 'warning', `job ${kind}`, {
    lane,
    member: memberId,
    requests,
    added,
    durationMs,
    ...(error === null ? {} : { reason: loggableReason(error) }),
  });
  meter.noteJob(lane, kind, requests, durationMs);
  if (heart.isLost()) return;
  await learn(effects, ending, isProbe);
  await settle(queue, job, ending);
  // A slice of somebody's past also looked at what is new.
  if (ending.kind === 'done' || ending.kind === 'more')
    await effects.turns.noteServed(lane === 'friends' ? 'friends' : 'fresh', memberId, clock.random());
}

/** Keeps the lease for as long as the job lasts. */
function startBeating({ queue, log }: WorkerEffects, job: HeldJob) {
  let isLost = false;
  const beat = async (): Promise<void> => {
    try {
      if (isLost || (await queue.beat(job))) return;
    } catch {
      // A database that does not answer says nothing about the lease: the fence of the rider's lock decides.
      return;
    }
    isLost = true;
    log.event('warning', 'lease lost', { lane: job.lane, member: job.memberId });
  };
  const timer = setInterval(() => void beat(), queue.beatEveryMs);
  return {
    isLost: () => isLost,
    stop: () => clearInterval(timer),
  };
}

/** What the job learned of Peloton becomes everybody's knowledge. */
async function learn(effects: WorkerEffects, { kind, requests }: JobEnding, isProbe: boolean): Promise<void> {
  const { state, coolDown } = effects;
  const isUpstreamDown = kind === 'upstream';
  const isGood = kind === 'done' || kind === 'more';
  // Who sent nothing has seen nothing, and one rider's own trouble says nothing of Peloton.
  if (requests === 0 || !(isGood || isUpstreamDown)) {
    if (isProbe) await sawNothing(state);
    return;
  }
  if (isProbe && isGood) await coolDown.lift();
  const current = await coolDown.maybeCurrent();
  await state.changeHealth((health, nowMs) => {
    if (current === null) return { ...learnFromJob(health, isUpstreamDown, nowMs), coolDown: null };
    // During a cool-down everybody is refused: that is one thing, not many failures in a row.
    return { ...(isProbe ? learnFromProbe(health, 'refusal', nowMs) : health), coolDown: current };
  });
}

async function settle(queue: Queue, job: HeldJob, { kind, error }: JobEnding): Promise<void> {
  if (kind === 'busy' || kind === 'failed')
    // The queue is read by whoever runs it.
    return queue.fail(job, error === null ? kind : loggableReason(error));
  await queue.finish(job);
  // One after the other: a rider has one job in a lane. Where a worker dies in between, the rider's next turn notices.
  if (kind === 'more') await queue.send(job.lane === 'fresh' ? 'backfill' : job.lane, [job.memberId]);
  if (kind === 'stopped') await queue.send(job.lane, [job.memberId]);
  if (kind === 'upstream') await queue.send(job.lane, [job.memberId], upstreamRetrySeconds);
}

async function runRounds(effects: WorkerEffects, isStopping: () => boolean): Promise<void> {
  const { state, turns, queue, roster, coolDown, clock } = effects;
  let enrolledMs = Number.NEGATIVE_INFINITY;
  while (!isStopping()) {
    await patiently(effects, isStopping, async () => {
      if (clock.monotonicMs() - enrolledMs >= enrolEveryMs) {
        await turns.enrol(await roster.list(), clock.random);
        enrolledMs = clock.monotonicMs();
      }
      await shareCoolDown(state, coolDown);
      for (const lane of ['fresh', 'friends'] as const) {
        await turns.dispatch(lane, clock.random, (memberIds) => queue.send(lane, memberIds));
      }
      const depths = await queue.depths();
      await state.noteFreshLateness(depths.fresh.oldestWaitMs);
      effects.meter.noteDepths(depths, await queue.countDeadLetters());
      await clock.sleep(roundEveryMs);
    });
  }
}

/** A person who lifts a cool-down, or a server that meets one, tells the installation: the workers hear of it here. */
async function shareCoolDown(state: FleetState, keeper: CoolDownKeeper): Promise<void> {
  const seen = (await state.readHealth()).health.coolDown;
  const current = await keeper.maybeCurrent();
  if (isSame(seen, current)) return;
  await state.changeHealth((health, nowMs) =>
    // Whatever another worker learned meanwhile is newer.
    isSame(health.coolDown, seen) ? adopt(health, isCoolingDown(current, nowMs) ? current : null) : null,
  );
}

/** Whoever lifts the long wait means the short one too. */
const adopt = (health: FleetHealth, coolDown: CoolDown | null): FleetHealth => ({
  ...health,
  coolDown,
  ...(coolDown === null ? { holdUntilMs: 0 } : {}),
});

const isSame = (a: CoolDown | null, b: CoolDown | null): boolean =>
  a?.untilMs === b?.untilMs && a?.kind === b?.kind;

/** Waits while the database does not answer, says so once, and says once that it is back. */
async function patiently(
  { clock, log, meter }: WorkerEffects,
  isStopping: () => boolean,
  work: () => Promise<void>,
): Promise<void> {
  for (let waitMs = firstRetryMs; ; waitMs = Math.min(longestRetryMs, waitMs * 2)) {
    try {
      await work();
      if (meter.noteDatabase(true)) log.event('info', 'the database answers again', {});
      return;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (meter.noteDatabase(false)) log.event('warning', 'the database does not answer', { reason });
      if (isStopping()) return;
      await clock.sleep(waitMs * (0.5 + clock.random() / 2));
      if (isStopping()) return;
    }
  }
}
