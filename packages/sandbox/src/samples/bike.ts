/** Owns what a bike measures: output, cadence, resistance, speed, and the distance they add up to. */
import { zeros } from './zeros.ts';
import { metresPerMile } from '@ridebook/domain';
import { seededRandom } from '../random.ts';
import { countsTowardsOutput } from '../rider/effort.ts';
import type { Plan } from '../rider/plan.ts';
import { rounded, shownSpeed, type DisplayUnits } from './display-units.ts';
import { effortProfile, normalise, wanderer } from './effort-profile.ts';
import type { Channel, Measured } from './measured.ts';
import { channel, meanOf, recorded, splitsOf } from './series.ts';

/** The bike shows a speed that follows from output alone; exponent and factor fit the captured rides within 2 %. */
const speedExponent = 0.42;
const milesPerHourAtOneWatt = 2.344;

const metresPerSecondOf = (watts: number): number =>
  (milesPerHourAtOneWatt * Math.max(0, watts) ** speedExponent * metresPerMile) / 3600;

/** Output grows with cadence and steeply with resistance; solved for resistance. Fits the captured rides. */
function resistanceFor(watts: number, cadence: number): number {
  if (watts < 1 || cadence < 5) return 20;
  const resistance = 42 + Math.log(watts / (131 * (cadence / 82) ** 1.7)) / 0.085;
  return Math.min(100, Math.max(0, resistance));
}

export interface BikeRun {
  readonly channels: readonly Channel[];
  readonly distance: Measured['distance'];
  readonly splits: Measured['splits'];
  /** Share of FTP, per second, for the heart. */
  readonly efforts: readonly number[];
}

/** @param seconds the recorded ones */
export function rideBike(plan: Plan, seconds: readonly number[], units: DisplayUnits): BikeRun {
  const random = seededRandom(plan.key, 'bike', plan.id);
  const length = plan.elapsedSeconds;
  const isCounted = (second: number) => countsTowardsOutput(plan.machine, second);
  const profile = effortProfile(plan.ride?.shape ?? 'intervals', length, random);
  normalise(profile, isCounted);
  const average = plan.averageOutputWatts ?? 0;
  const wander = wanderer(random, 0.97);
  const isClimb = plan.ride?.shape === 'climbs';
  const usualCadence = (isClimb ? 72 : 84) + random.normal() * 4;
  const watts = zeros(length);
  const cadence = zeros(length);
  const resistance = zeros(length);
  const speed = zeros(length);
  const metres = zeros(length);
  const efforts = zeros(length);
  let travelled = 0;
  for (let index = 0; index < length; index++) {
    if (!isCounted(index + 1)) {
      efforts[index] = 0.55;
      metres[index] = travelled;
      continue;
    }
    const power = average * (profile[index] ?? 0);
    const spin = Math.max(30, usualCadence + 5 * wander() + 7 * ((profile[index] ?? 1) - 1));
    watts[index] = power;
    cadence[index] = spin;
    resistance[index] = resistanceFor(power, spin);
    speed[index] = metresPerSecondOf(power);
    travelled += speed[index] ?? 0;
    metres[index] = travelled;
    efforts[index] = power / plan.fitnessWatts;
  }
  const cadences = recorded(cadence, seconds);
  const resistances = recorded(resistance, seconds);
  const speeds = seconds.map((second) => shownSpeed(speed[second - 1] ?? 0, units));
  return {
    channels: [
      channel('output', 'Output', 'watts', recorded(watts, seconds), Math.round(average)),
      channel('cadence', 'Cadence', 'rpm', cadences, Math.round(meanOf(cadences) ?? 0)),
      channel('resistance', 'Resistance', '%', resistances, Math.round(meanOf(resistances) ?? 0)),
      channel('speed', 'Speed', units.speed, speeds, rounded(meanOf(speeds) ?? 0, 1)),
    ],
    distance: { value: rounded(travelled / units.metresPerDistance, 2), unit: units.distance },
    splits: splitsOf(metres, null, units),
    efforts,
  };
}
