/** Owns the oddities that the real API has on a few workouts: which get them, so that the rest stays believable. */
import { seededRandom } from '../random.ts';
import type { Plan } from './plan.ts';

type Change = (plan: Plan) => Plan;

/** What people see first is never odd. */
const sparedLatest = 10;

/** Below this a rider is shown without the rare oddities. */
const fewestForQuirks = 90;

const retitled =
  (title: string): Change =>
  (plan) => ({
    ...plan,
    title,
    specialRide: plan.specialRide === null ? null : { ...plan.specialRide, title },
  });

const withoutRide: Change = (plan) => ({ ...plan, ride: null, leaderboardRank: null, leaderboardUsers: 0 });

/** Abandoned on the bike and never ended: Peloton keeps it in progress for ever. */
export const inProgress: Change = (plan) => ({
  ...plan,
  endAt: null,
  elapsedSeconds: Math.max(60, Math.round(plan.durationSeconds * 0.4)),
  leaderboardRank: null,
  leaderboardUsers: 0,
  isPersonalRecord: false,
});

interface Quirk {
  readonly suits: (plan: Plan) => boolean;
  readonly change: Change;
  /** How many, given the number of workouts. */
  readonly count: (workouts: number) => number;
  /** Share of the history, from the newest, that is spared where it can be. */
  readonly after: number;
}

const one = (): number => 1;
const isJustRide = (plan: Plan): boolean => plan.specialRide?.standIn === 'JUST RIDE';
const isGym = (plan: Plan): boolean => plan.specialRide?.standIn === 'GYM WORKOUT';
const isFloorClass = (plan: Plan): boolean => plan.slotKind === 'class' && plan.machine === 'none';
const isBikeClass = (plan: Plan): boolean =>
  plan.slotKind === 'class' &&
  plan.machine === 'bike' &&
  !plan.isPersonalRecord &&
  plan.ride?.isFtpTest === false;

const quirks: readonly Quirk[] = [
  {
    suits: isBikeClass,
    // Without a graph nothing tells of zones either.
    change: (plan) => ({ ...plan, graph: 'always-500', reportsEffort: false }),
    count: (workouts) => Math.max(1, Math.floor(workouts / 2500)),
    after: 0.15,
  },
  {
    suits: isFloorClass,
    change: (plan) => ({ ...plan, graph: 'absent', reportsEffort: false, hasHeartRate: false }),
    count: one,
    after: 0.3,
  },
  { suits: isBikeClass, change: inProgress, count: one, after: 0.25 },
  {
    suits: (plan) => isFloorClass(plan) && plan.discipline === 'strength',
    change: withoutRide,
    count: (workouts) => Math.max(1, Math.floor(workouts / 400)),
    after: 0.1,
  },
  {
    // Some app classes end when they start.
    suits: (plan) => isFloorClass(plan) && plan.discipline !== 'strength',
    change: (plan) => ({ ...plan, endAt: plan.startAt, deviceType: 'iPhone', platform: 'iOS_app' }),
    count: (workouts) => Math.max(1, Math.floor(workouts / 25)),
    after: 0.05,
  },
  { suits: isJustRide, change: retitled('null'), count: one, after: 0.2 },
  { suits: isGym, change: retitled('<b>Leg day</b> & "more"'), count: one, after: 0.2 },
  {
    suits: (plan) => plan.slotKind === 'outdoor',
    change: retitled('🌧️ Puddles with Ülle “the engine” 🏃‍♀️'),
    count: one,
    after: 0.2,
  },
  {
    suits: (plan) => plan.slotKind === 'import',
    change: retitled('<img src=x onerror="document.title=1">'),
    count: one,
    after: 0.2,
  },
  {
    // The slug of old for what are strength classes now.
    suits: (plan) => isFloorClass(plan) && plan.discipline === 'strength',
    change: (plan) => ({ ...withoutRide(plan), discipline: 'beyond_the_ride', name: 'Floor Workout' }),
    count: one,
    after: 0.8,
  },
];

/** @param plans newest first */
export function withQuirks(plans: readonly Plan[], seed: string): Plan[] {
  const changed = plans.map((plan, index) =>
    // Old workouts often report no effort zones.
    index > plans.length * 0.85 && seededRandom(seed, 'effort', plan.key).isLucky(0.3)
      ? { ...plan, reportsEffort: false }
      : plan,
  );
  if (plans.length < fewestForQuirks) return changed;
  const taken = new Set<number>();
  for (const [order, quirk] of quirks.entries()) {
    const random = seededRandom(seed, 'quirk', order);
    const suitableFrom = (first: number): number[] =>
      changed.flatMap((plan, index) =>
        index >= first && !taken.has(index) && quirk.suits(plan) ? [index] : [],
      );
    const preferred = suitableFrom(plans.length * quirk.after);
    const suitable = preferred.length > 0 ? preferred : suitableFrom(sparedLatest);
    for (let left = quirk.count(plans.length); left > 0 && suitable.length > 0; left--) {
      const index = suitable.splice(random.whole(0, suitable.length - 1), 1)[0] ?? 0;
      const plan = changed[index];
      if (plan === undefined) continue;
      taken.add(index);
      changed[index] = quirk.change(plan);
    }
  }
  return changed;
}
