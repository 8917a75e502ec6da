/** Owns the people of a sandbox and their training: the rider at once, each friend when first asked for. */
import { openCatalogue, type Catalogue } from '../classes/catalogue.ts';
import type { UnitSystem } from '../options.ts';
import { makeFriends, makeRider, type Person } from './person.ts';
import type { Plan } from './plan.ts';
import { openRecord, type TrainingRecord } from './training-record.ts';

export interface Population {
  readonly catalogue: Catalogue;
  readonly rider: TrainingRecord;
  readonly friends: readonly Person[];
  recordOf(friend: Person): TrainingRecord;
  /** Anybody's workout. */
  findWorkout(id: string): { readonly record: TrainingRecord; readonly plan: Plan } | null;
}

export interface PopulationSettings {
  readonly seed: string;
  readonly today: number;
  readonly workouts: number | null;
  readonly friendCount: number | null;
  readonly units: UnitSystem;
  /** Which one of a household the rider is, from 0. */
  readonly riderPlace?: number;
}

const friendWorkouts = 60;

export function openPopulation({
  seed,
  today,
  workouts,
  friendCount,
  units,
  riderPlace = 0,
}: PopulationSettings): Population {
  const catalogue = openCatalogue(seed, today);
  const shared = { seed, today, units, catalogue };
  const rider = openRecord(makeRider(seed, riderPlace), { ...shared, count: workouts, hasQuirks: true });
  const friends = makeFriends(seed).slice(0, friendCount ?? undefined);
  const records = new Map<string, TrainingRecord>();
  const recordOf = (friend: Person): TrainingRecord => {
    const found =
      records.get(friend.id) ?? openRecord(friend, { ...shared, count: friendWorkouts, hasQuirks: false });
    records.set(friend.id, found);
    return found;
  };
  return {
    catalogue,
    rider,
    friends,
    recordOf,
    findWorkout: (id) => {
      for (const record of [rider, ...records.values()]) {
        const plan = record.plan(id);
        if (plan !== undefined) return { record, plan };
      }
      return null;
    },
  };
}
