/** Owns what happens to the rider's workouts behind the client's back: added, changed, deleted, and the truth about all of them. */
import type { WorkoutDesk } from '../control/control-routes.ts';
import { rideImageUrl } from '../wire/ride.ts';
import { countedSeconds } from './effort.ts';
import type { Plan } from './plan.ts';
import { inProgress } from './quirks.ts';
import type { TrainingRecord } from './training-record.ts';
import { truthOf } from './truth.ts';

type Setter = (plan: Plan, value: unknown) => Plan | null;

const asNumber = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;

function withRide(plan: Plan, fields: Partial<NonNullable<Plan['ride']>>): Plan | null {
  return plan.ride === null ? null : { ...plan, ride: { ...plan.ride, ...fields } };
}

function withTitle(plan: Plan, title: string): Plan {
  if (plan.ride !== null) return { ...plan, ride: { ...plan.ride, title } };
  const specialRide = plan.specialRide === null ? null : { ...plan.specialRide, title };
  return { ...plan, title, specialRide };
}

/** Samples follow the new total: an output is its mean over the seconds that count. */
function withOutput(plan: Plan, joules: number): Plan | null {
  if (plan.averageOutputWatts === null) return null;
  const seconds = countedSeconds(plan.machine, plan.elapsedSeconds);
  return { ...plan, totalWorkJoules: Number(joules.toFixed(2)), averageOutputWatts: joules / seconds };
}

function withStatus(plan: Plan, status: unknown): Plan | null {
  if (status === 'IN_PROGRESS') {
    const open = inProgress(plan);
    return withOutput(open, plan.totalWorkJoules * 0.4) ?? open;
  }
  if (status !== 'COMPLETE') return null;
  if (plan.endAt !== null) return plan;
  const done: Plan = {
    ...plan,
    endAt: plan.startAt + plan.durationSeconds + 4,
    elapsedSeconds: plan.durationSeconds,
  };
  const average = plan.averageOutputWatts ?? 0;
  return withOutput(done, average * countedSeconds(done.machine, done.elapsedSeconds)) ?? done;
}

const numeric =
  (change: (plan: Plan, value: number) => Plan | null): Setter =>
  (plan, value) => {
    const read = asNumber(value);
    return read === null ? null : change(plan, read);
  };

/** What can be set from outside, by the names of a workout's JSON. */
const setters: Readonly<Record<string, Setter>> = {
  title: (plan, value) => (typeof value === 'string' ? withTitle(plan, value) : null),
  status: withStatus,
  outputJoules: numeric(withOutput),
  caloriesKcal: numeric((plan, value) => ({ ...plan, caloriesSet: Math.round(value) })),
  leaderboardRank: numeric((plan, value) => ({ ...plan, leaderboardRank: value })),
  leaderboardUsers: numeric((plan, value) => ({ ...plan, leaderboardUsers: value })),
  isPersonalRecord: (plan, value) =>
    typeof value === 'boolean' ? { ...plan, isPersonalRecord: value } : null,
  difficulty: numeric((plan, value) => withRide(plan, { difficulty: value, difficultyCount: 1 })),
  classRatings: numeric((plan, value) => withRide(plan, { ratingCount: value })),
  classWorkouts: numeric((plan, value) => withRide(plan, { totalWorkouts: value })),
};

const refused = (message: string): Response => Response.json({ message }, { status: 400 });

function changed(record: TrainingRecord, id: string, set: unknown): Response {
  const plan = record.plan(id);
  if (plan === undefined) return Response.json({ message: `No workout ${id}.` }, { status: 404 });
  if (typeof set !== 'object' || set === null) return refused('"set" is an object of fields.');
  let next: Plan = plan;
  for (const [name, value] of Object.entries(set)) {
    const setter = setters[name];
    if (setter === undefined) return refused(`Fields that can be set: ${Object.keys(setters).join(', ')}.`);
    const result = setter(next, value);
    if (result === null) return refused(`${name} of this workout cannot be ${JSON.stringify(value)}.`);
    next = result;
  }
  record.replace(next);
  return Response.json({ changed: id });
}

const workoutsPerChunk = 100;

/** Written as it is computed: ten thousand workouts would otherwise stand in memory three times. */
function truthStream(record: TrainingRecord): ReadableStream<Uint8Array> {
  const plans = record.plans();
  const encoder = new TextEncoder();
  let written = 0;
  return new ReadableStream({
    pull: (controller) => {
      const chunk = plans.slice(written, written + workoutsPerChunk).map((plan) => {
        const imageUrl = plan.ride === null ? null : rideImageUrl(plan.ride);
        return JSON.stringify(truthOf(plan, record.digest, imageUrl));
      });
      const isFirst = written === 0;
      written += workoutsPerChunk;
      const isLast = written >= plans.length;
      const before = isFirst ? '{"workouts":[' : ',';
      controller.enqueue(encoder.encode(`${before}${chunk.join(',')}${isLast ? ']}' : ''}`));
      if (isLast) controller.close();
    },
  });
}

export function openWorkoutDesk(record: TrainingRecord): WorkoutDesk {
  return {
    truth: () => new Response(truthStream(record), { headers: { 'content-type': 'application/json' } }),
    change: (body) => {
      const order = (typeof body === 'object' && body !== null ? body : {}) as Readonly<
        Record<string, unknown>
      >;
      if (typeof order['add'] === 'number' && Number.isInteger(order['add']) && order['add'] > 0) {
        return Response.json({ added: record.add(order['add']).map(({ id }) => id) });
      }
      if (typeof order['change'] === 'string') return changed(record, order['change'], order['set']);
      if (typeof order['delete'] === 'string') {
        return record.remove(order['delete'])
          ? Response.json({ deleted: order['delete'] })
          : Response.json({ message: `No workout ${order['delete']}.` }, { status: 404 });
      }
      return refused('Say {"add": N}, {"change": id, "set": {...}} or {"delete": id}.');
    },
  };
}
