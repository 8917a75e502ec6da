/** Owns a person's workouts as they stand: the history, what was added, changed and deleted since, and each one's figures. */
import type { Catalogue } from '../classes/catalogue.ts';
import type { UnitSystem } from '../options.ts';
import { digestOf, type Digest } from '../samples/digest.ts';
import { measure } from '../samples/measure.ts';
import type { Measured } from '../samples/measured.ts';
import { makeCalendar, type ScheduledSlot } from './calendar.ts';
import { countedSeconds } from './effort.ts';
import { openFitness } from './fitness.ts';
import { openSeason, planWorkout } from './history.ts';
import type { Person } from './person.ts';
import type { Plan } from './plan.ts';
import { withQuirks } from './quirks.ts';

export interface TrainingRecord {
  readonly person: Person;
  /** Newest first. */
  plans(): readonly Plan[];
  plan(id: string): Plan | undefined;
  measured(plan: Plan): Measured;
  digest(plan: Plan): Digest;
  /** Adds workouts after the newest. */
  add(count: number): readonly Plan[];
  replace(plan: Plan): void;
  remove(id: string): boolean;
}

export interface RecordSettings {
  readonly seed: string;
  readonly today: number;
  readonly count: number | null;
  readonly units: UnitSystem;
  readonly catalogue: Catalogue;
  readonly hasQuirks: boolean;
}

/** The joules done so far of one that is in progress. */
function finishTotals(plan: Plan): Plan {
  if (plan.endAt !== null || plan.averageOutputWatts === null) return plan;
  const seconds = countedSeconds(plan.machine, plan.elapsedSeconds);
  return { ...plan, totalWorkJoules: Number((plan.averageOutputWatts * seconds).toFixed(2)) };
}

export function openRecord(person: Person, settings: RecordSettings): TrainingRecord {
  const { seed, today, catalogue, units } = settings;
  const fitness = openFitness(person, seed);
  const slots = makeCalendar(person, fitness, seed, today, settings.count);
  const season = openSeason(slots[0]?.dayNumber ?? 0);
  const planSlot = (slot: ScheduledSlot): Plan => planWorkout(slot, person, fitness, catalogue, season, seed);
  const history = slots.map(planSlot).reverse();
  let plans = (settings.hasQuirks ? withQuirks(history, seed) : history).map(finishTotals);
  const byId = new Map(plans.map((plan) => [plan.id, plan]));
  const digests = new Map<Plan, Digest>();
  let added = 0;

  // Not remembered: seconds weigh a hundred kilobytes a workout, and simulating them takes half a millisecond.
  const measured = (plan: Plan): Measured => measure(plan, units);

  return {
    person,
    plans: () => plans,
    plan: (id) => byId.get(id),
    measured,
    digest: (plan) => {
      const found = digests.get(plan) ?? digestOf(measured(plan));
      digests.set(plan, found);
      return found;
    },
    add: (count) => {
      const fresh: Plan[] = [];
      for (let left = count; left > 0; left--) {
        const newest = plans[0];
        const createdAt =
          newest === undefined
            ? Math.round(today / 1000) - 3600
            : newest.createdAt + newest.durationSeconds + 900;
        const slot: ScheduledSlot = {
          kind: 'class',
          ...(added % 3 === 2
            ? { discipline: 'strength', minutes: 10 }
            : { discipline: 'cycling', minutes: 20 }),
          key: `${person.id}/added/${added++}`,
          createdAt,
          timeZone: person.timeZone,
          dayNumber: Math.floor(createdAt / 86_400),
        };
        const plan = planSlot(slot);
        plans = [plan, ...plans];
        byId.set(plan.id, plan);
        fresh.push(plan);
      }
      return fresh;
    },
    replace: (plan) => {
      const before = byId.get(plan.id);
      if (before !== undefined) digests.delete(before);
      plans = plans.map((candidate) => (candidate.id === plan.id ? plan : candidate));
      byId.set(plan.id, plan);
    },
    remove: (id) => {
      const gone = byId.get(id);
      if (gone === undefined) return false;
      byId.delete(id);
      digests.delete(gone);
      plans = plans.filter((plan) => plan.id !== id);
      return true;
    },
  };
}
