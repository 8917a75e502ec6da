/**
 * Owns the simulation of a fleet: the decisions are those of the product (`packages/sync/src/fleet`), and everything around
 * them, riders, queue, workers and Peloton, is made of numbers.
 */
import {
  decideMove,
  emptyPace,
  firstDueMs,
  goodHealth,
  laneOrder,
  laneRules,
  lanes,
  learnFromJob,
  learnFromProbe,
  maybeCoolDown,
  nextDueMs,
  probeOrder,
  probeRequests,
  takePlace,
  type FleetHealth,
  type FleetPace,
  type Lane,
  type PaceState,
} from '@ridebook/sync';
import { createVirtualClock } from './virtual-clock.ts';

export interface Outage {
  readonly fromMs: number;
  readonly untilMs: number;
  /** 503 tells nothing, 403 closes the door. */
  readonly status: 503 | 403;
}

export interface SimulationOptions {
  readonly riders: number;
  readonly hours: number;
  readonly workers: number;
  readonly hands: number;
  readonly pace: FleetPace;
  readonly outages: readonly Outage[];
  /** How often a worker is killed; it comes back ten seconds later. */
  readonly killEveryMs: number;
  /** A number in [0, 1) each time. */
  readonly random: () => number;
}

export interface Simulated {
  /** Requests by lane, and the most that began in any second. */
  readonly requests: Readonly<Record<Lane, number>>;
  readonly mostInSecond: number;
  /** Ages of everybody's last good sync, looked at every ten minutes after the first two hours; ascending, in minutes. */
  readonly ages: readonly number[];
  /** The same without the outages and the hour before and after each. */
  readonly agesInPeace: readonly number[];
  /** For each outage, minutes from its end until 95 of 100 were younger than 75 minutes again. */
  readonly drains: readonly number[];
  /** Requests sent while Peloton was out. */
  readonly requestsInOutage: readonly number[];
  /** Riders without any good sync who could have had one. */
  readonly starved: number;
  /** Backfills that were finished, of all that came. */
  readonly backfills: { readonly finished: number; readonly all: number };
  /** How long the fresh jobs of killed workers waited to be taken over outside the outages, the longest, in seconds. */
  readonly longestTakeOverSeconds: number;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const roundMs = 5_000;
const leaseMs = 30_000 + 5_000;

interface Rider {
  readonly dueMs: Record<'fresh' | 'friends', number>;
  lastGoodMs: number;
  fromMs: number;
  refreshedMs: number;
  /** Workouts still to be fetched. */
  left: number;
  readonly isSignedOut: boolean;
  readonly friends: number;
  friendsReadMs: number;
}

interface Job {
  readonly lane: Lane;
  readonly rider: number;
  readonly lostAtMs: number | null;
  readonly sentAtMs: number;
}

export async function simulate(options: SimulationOptions): Promise<Simulated> {
  const { random, pace } = options;
  const startMs = Date.UTC(2026, 0, 1);
  const endMs = startMs + options.hours * hourMs;
  const clock = createVirtualClock(startMs);
  const riders: readonly Rider[] = Array.from({ length: options.riders }, (_, index) => ({
    dueMs: {
      fresh: firstDueMs('fresh', startMs, random(), false) ?? 0,
      friends: firstDueMs('friends', startMs, random(), false) ?? 0,
    },
    lastGoodMs: startMs,
    fromMs: 0,
    refreshedMs: startMs - random() * dayMs,
    // Most have been here for long; one in a hundred brings years along, and one of them very many.
    left: index === 0 ? 5_000 : index % 100 === 0 ? 1_000 : 0,
    isSignedOut: index % 200 === 199,
    friends: 5,
    friendsReadMs: startMs - random() * dayMs,
  }));
  const backfillers = riders.filter(({ left }) => left > 0);
  const queues: Record<Lane, Job[]> = { fresh: [], backfill: [], friends: [] };
  const queued = new Set<string>();
  let state: PaceState = emptyPace;
  let health: FleetHealth = goodHealth;
  const requests = { fresh: 0, backfill: 0, friends: 0 };
  const requestsInOutage = options.outages.map(() => 0);
  let second: number[] = [];
  let mostInSecond = 0;
  let longestTakeOverMs = 0;
  const lives = Array.from({ length: options.workers }, () => 0);

  const send = (lane: Lane, rider: number, lostAtMs: number | null = null): void => {
    const key = `${lane} ${rider}`;
    if (queued.has(key)) return;
    queued.add(key);
    const job = { lane, rider, lostAtMs, sentAtMs: clock.nowMs() };
    // A job that comes back keeps its age, and with it its place in the line.
    if (lostAtMs === null) queues[lane].push(job);
    else queues[lane].unshift(job);
  };
  const outageNow = (): Outage | undefined =>
    options.outages.find(({ fromMs, untilMs }) => {
      const sinceMs = clock.nowMs() - startMs;
      return sinceMs >= fromMs && sinceMs < untilMs;
    });

  const isPeaceful = (atMs: number): boolean =>
    options.outages.every(
      ({ fromMs, untilMs }) => atMs - startMs < fromMs - hourMs || atMs - startMs > untilMs + hourMs,
    );
  /** Sends one request, with its tries. @returns what stands against going on */
  const ask = async (lane: Lane, rider: Rider, isProbe: boolean): Promise<'failing' | 'blocked' | null> => {
    for (let tries = 1; ; tries += 1) {
      const nowMs = clock.nowMs();
      if (!isProbe && health.coolDown !== null && nowMs < health.coolDown.untilMs) return 'blocked';
      const place = takePlace(state, { lane, nowMs, riderFromMs: rider.fromMs }, pace);
      state = place.state;
      rider.fromMs = place.riderFromMs;
      await clock.sleep(place.startMs - nowMs);
      if (!isProbe && health.coolDown !== null && clock.nowMs() < health.coolDown.untilMs) return 'blocked';
      requests[lane] += 1;
      second = [...second.filter((atMs) => atMs > clock.nowMs() - 1_000), clock.nowMs()];
      mostInSecond = Math.max(mostInSecond, second.length);
      const outage = outageNow();
      if (outage !== undefined) {
        const index = options.outages.indexOf(outage);
        requestsInOutage[index] = (requestsInOutage[index] ?? 0) + 1;
      }
      await clock.sleep(100 + 100 * random());
      if (outage?.status === 403) return 'blocked';
      // One answer in twenty is a 5xx that passes.
      if (outage === undefined && random() >= 0.05) return null;
      if (tries >= 3) return 'failing';
      await clock.sleep(random() * 1_000 * 2 ** (tries - 1));
    }
  };

  const work = async (job: Job, isProbe: boolean, isDead: () => boolean): Promise<void> => {
    const rider = riders[job.rider] as Rider;
    const requestsAtOnce = isProbe ? probeRequests : laneRules[job.lane].requestsAtOnce;
    const wanted = requestsOf(rider, job.lane, clock.nowMs(), random);
    for (let sent = 0; sent < Math.min(wanted, requestsAtOnce); sent += 1) {
      if (isDead()) return;
      const trouble = await ask(job.lane, rider, isProbe);
      if (isDead()) return;
      // What fails beyond the first two requests costs only itself.
      if (trouble === 'blocked' || (trouble === 'failing' && sent < 2)) {
        learn(trouble, isProbe);
        send(job.lane, job.rider);
        return;
      }
      if (job.lane === 'backfill' && sent >= 2 && sent % 2 === 1) rider.left -= 1;
    }
    if (job.lane !== 'friends') {
      if (!rider.isSignedOut) rider.lastGoodMs = clock.nowMs();
      if (clock.nowMs() - rider.refreshedMs >= dayMs) rider.refreshedMs = clock.nowMs();
    } else rider.friendsReadMs = clock.nowMs();
    const turn = job.lane === 'friends' ? 'friends' : 'fresh';
    rider.dueMs[turn] = Math.max(rider.dueMs[turn], nextDueMs(turn, clock.nowMs(), random()) ?? 0);
    if (rider.left > 0 && !rider.isSignedOut) send('backfill', job.rider);
    health = { ...learnFromJob(health, false, clock.nowMs()), coolDown: isProbe ? null : health.coolDown };
  };

  const learn = (trouble: 'failing' | 'blocked', isProbe: boolean): void => {
    const nowMs = clock.nowMs();
    const isCooling = health.coolDown !== null && nowMs < health.coolDown.untilMs;
    if (isCooling) {
      if (isProbe) health = learnFromProbe(health, 'refusal', nowMs);
      return;
    }
    const error = { kind: trouble, message: trouble, notBeforeMs: null, isGuess: true } as const;
    const coolDown = maybeCoolDown(error, health.coolDown, nowMs);
    health = { ...(coolDown === null ? learnFromJob(health, true, nowMs) : health), coolDown };
  };

  const runHand = async (worker: number, hand: number): Promise<void> => {
    for (let round = 0; ; round += 1) {
      const move = decideMove(health, clock.nowMs());
      if (move.kind === 'wait') {
        await clock.sleep(Math.max(1, Math.min(1_000, move.untilMs - clock.nowMs())));
        continue;
      }
      if (move.kind === 'probe') health = move.health;
      const isProbe = move.kind === 'probe';
      const order = isProbe ? probeOrder : laneOrder(hand, options.hands, round);
      const lane = order.find((each) => queues[each].length > 0);
      const job = lane === undefined ? undefined : queues[lane].shift();
      if (job === undefined) {
        if (isProbe) health = learnFromProbe(health, 'nothing', clock.nowMs());
        await clock.sleep(1_000);
        continue;
      }
      if (job.lane === 'fresh' && job.lostAtMs !== null && isPeaceful(job.lostAtMs))
        longestTakeOverMs = Math.max(longestTakeOverMs, clock.nowMs() - job.lostAtMs);
      const life = lives[worker];
      const isDead = (): boolean => lives[worker] !== life;
      const key = `${job.lane} ${job.rider}`;
      let diedMs = 0;
      queued.delete(key);
      const held = setHeld(key);
      await work(job, isProbe, () => {
        if (isDead() && diedMs === 0) diedMs = clock.nowMs();
        return isDead();
      });
      held();
      if (!isDead()) continue;
      // The dead one's job comes back when its lease has ended; the worker after ten seconds.
      void clock.sleep(leaseMs).then(() => send(job.lane, job.rider, diedMs || clock.nowMs()));
      await clock.sleep(10_000);
    }
  };
  /** A job in somebody's hands keeps others of its kind out of the queue. */
  const held = new Set<string>();
  const setHeld = (key: string): (() => void) => {
    held.add(key);
    return () => held.delete(key);
  };

  const runRounds = async (): Promise<void> => {
    for (;;) {
      const nowMs = clock.nowMs();
      riders.forEach((rider, index) => {
        for (const lane of ['fresh', 'friends'] as const) {
          if (rider.dueMs[lane] > nowMs) continue;
          if (!held.has(`${lane} ${index}`)) send(lane, index);
          rider.dueMs[lane] = nextDueMs(lane, nowMs, random()) ?? Number.POSITIVE_INFINITY;
        }
      });
      state = { ...state, freshLateMs: nowMs - (queues.fresh[0]?.sentAtMs ?? nowMs) };
      await clock.sleep(roundMs);
    }
  };
  const runKiller = async (): Promise<void> => {
    for (;;) {
      await clock.sleep(options.killEveryMs);
      const worker = Math.floor(random() * options.workers);
      lives[worker] = (lives[worker] ?? 0) + 1;
    }
  };

  const ages: number[] = [];
  const agesInPeace: number[] = [];
  const drains = options.outages.map(() => Number.NaN);
  const runObserver = async (): Promise<void> => {
    await clock.sleep(2 * hourMs);
    for (;;) {
      const sinceMs = clock.nowMs() - startMs;
      const now = riders
        .filter(({ isSignedOut }) => !isSignedOut)
        .map(({ lastGoodMs }) => (clock.nowMs() - lastGoodMs) / minuteMs)
        .sort((a, b) => a - b);
      ages.push(...now);
      if (isPeaceful(clock.nowMs())) agesInPeace.push(...now);
      options.outages.forEach(({ untilMs }, index) => {
        const isFresh = (now[Math.floor(now.length * 0.95)] ?? 0) < 75;
        if (sinceMs >= untilMs && isFresh && Number.isNaN(drains[index]))
          drains[index] = (sinceMs - untilMs) / minuteMs;
      });
      await clock.sleep(10 * minuteMs);
    }
  };

  void runRounds();
  void runKiller();
  void runObserver();
  for (let worker = 0; worker < options.workers; worker += 1) {
    for (let hand = 0; hand < options.hands; hand += 1) void runHand(worker, hand);
  }
  await clock.runUntil(endMs);
  return {
    ...{ requests, mostInSecond, drains, requestsInOutage },
    ages: ages.sort((a, b) => a - b),
    agesInPeace: agesInPeace.sort((a, b) => a - b),
    starved: riders.filter(({ isSignedOut, lastGoodMs }) => !isSignedOut && endMs - lastGoodMs > 3 * hourMs)
      .length,
    backfills: {
      finished: backfillers.filter(({ left }) => left <= 0).length,
      all: backfillers.length,
    },
    longestTakeOverSeconds: longestTakeOverMs / 1_000,
  };
}

/** What a job would send: account and list, once a day settings, overview and the latest workouts, and what is new. */
function requestsOf(rider: Rider, lane: Lane, nowMs: number, random: () => number): number {
  if (rider.isSignedOut) return 1;
  if (lane === 'backfill') return 2 + 2 * rider.left;
  const isDaily = nowMs - rider.refreshedMs >= dayMs;
  if (lane === 'friends') return 1 + (nowMs - rider.friendsReadMs >= dayMs ? rider.friends : 0);
  // Three workouts a week, each with its detail, its samples and its class.
  const isNew = random() < 3 / (7 * 24);
  return 2 + (isDaily ? 2 + 6 : 0) + (isNew ? 3 : 0) + (rider.left > 0 ? laneRules.fresh.requestsAtOnce : 0);
}

export const totalOf = (requests: Readonly<Record<Lane, number>>): number =>
  lanes.reduce((sum, lane) => sum + requests[lane], 0);
