/** Owns how hard a planned workout will be, where its output ranks, and how much of it counts. */
import type { RideClass } from '../classes/catalogue.ts';
import type { Random } from '../random.ts';
import type { Machine } from './plan.ts';
import type { Person } from './person.ts';
import type { ScheduledSlot } from './calendar.ts';

/** Nobody holds for an hour what can be held for twenty minutes: effort falls with the length by this power. */
const endurancePower = 0.09;
const lengthFactor = (minutes: number): number => (20 / minutes) ** endurancePower;

/** Share of FTP that an ordinary class of 20 minutes takes. */
const usualShare = 0.9;

/** Bike blocks of a bootcamp alternate with floor blocks of the same length. */
export const bootcampBlockSeconds = 300;

export const isFloorBlock = (second: number): boolean =>
  Math.floor((second - 1) / bootcampBlockSeconds) % 2 === 1;

/** Work and rest of a rower within each two minutes: the average leaves the rest out. */
const rowCycleSeconds = 120;
const rowRestSeconds = 34;
const isRowRest = (second: number): boolean => second % rowCycleSeconds >= rowCycleSeconds - rowRestSeconds;

/** Whether a second counts towards total and average output. */
export function countsTowardsOutput(machine: Machine, second: number): boolean {
  if (machine === 'bike-and-floor') return !isFloorBlock(second);
  if (machine === 'row') return !isRowRest(second);
  if (machine === 'row-and-floor') return !isFloorBlock(second) && !isRowRest(second);
  return true;
}

export function countedSeconds(machine: Machine, elapsedSeconds: number): number {
  if (machine === 'bike' || machine === 'tread') return elapsedSeconds;
  let counted = 0;
  for (let second = 1; second <= elapsedSeconds; second++)
    if (countsTowardsOutput(machine, second)) counted++;
  return counted;
}

/** Walking and running cost energy by the metre: joules per kilogram and metre, and what a grade adds. */
const flatCost = 1.2;
const gradeCost = 7.8;

/** What a Tread shows as output. */
function treadWatts(person: Person, metresPerSecond: number, inclinePercent: number): number {
  return person.weightKilograms * metresPerSecond * (flatCost + (gradeCost * inclinePercent) / 100);
}

/** Mean speed and incline of a run or walk. */
export function treadPace(
  slot: { readonly discipline: string; readonly minutes: number },
  fitnessWatts: number,
  effort: number,
) {
  const isWalk = slot.discipline === 'walking';
  const base = isWalk ? 1.55 : 2.95 * (fitnessWatts / 185) ** 0.5;
  return {
    metresPerSecond: base * effort * lengthFactor(slot.minutes) ** 0.8,
    inclinePercent: isWalk ? 3.2 : 1.1,
  };
}

/** Average output in watts, or `null` for what has none. */
export function plannedOutput(
  slot: ScheduledSlot,
  machine: Machine,
  ride: RideClass | null,
  person: Person,
  fitnessWatts: number,
  random: Random,
): number | null {
  const form = 1 + random.normal() * 0.04;
  const effort = ride?.effort ?? random.between(0.84, 1.02);
  if (ride?.isFtpTest) return (fitnessWatts / 0.95) * (1 + random.normal() * 0.012);
  if (machine === 'bike' || machine === 'bike-and-floor') {
    return fitnessWatts * usualShare * lengthFactor(slot.minutes) * effort * form;
  }
  if (machine === 'row' || machine === 'row-and-floor') {
    return fitnessWatts * 0.52 * lengthFactor(slot.minutes) * effort * form;
  }
  if (machine === 'tread') {
    const { metresPerSecond, inclinePercent } = treadPace(slot, fitnessWatts, effort * form);
    return treadWatts(person, metresPerSecond, inclinePercent);
  }
  return null;
}

/** The standard normal distribution's upper tail (Abramowitz and Stegun 26.2.17). */
function upperTail(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const density = 0.3989423 * Math.exp((-z * z) / 2);
  const tail = density * t * (0.3193815 + t * (-0.3565638 + t * (1.781478 + t * (-1.821256 + t * 1.330274))));
  return z > 0 ? tail : 1 - tail;
}

const fieldMeanWatts: Readonly<Record<string, number>> = {
  cycling: 142,
  bike_bootcamp: 126,
  running: 232,
  walking: 152,
  caesar: 88,
  caesar_bootcamp: 82,
};

/** Where an average output stands among everyone who took the class; more output is never a worse rank. */
export function leaderboardPlace(ride: RideClass, averageOutputWatts: number) {
  const users = Math.round(ride.ratingCount * 2.35) + 40;
  const mean = (fieldMeanWatts[ride.discipline] ?? 130) * lengthFactor(ride.minutes) * ride.effort;
  const share = upperTail((averageOutputWatts - mean) / (mean * 0.29));
  return { rank: Math.min(users, 1 + Math.floor(share * users)), users };
}
