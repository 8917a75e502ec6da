/** Owns what a Tread measures: output, pace with speed beside it, incline, and the climb they add up to. */
import { zeros } from './zeros.ts';
import { seededRandom } from '../random.ts';
import type { Plan } from '../rider/plan.ts';
import { treadPace } from '../rider/effort.ts';
import { rounded, shownPace, shownSpeed, type DisplayUnits } from './display-units.ts';
import { effortProfile, normalise } from './effort-profile.ts';
import type { Channel, Measured } from './measured.ts';
import { channel, fastestOf, maximumOf, meanOf, recorded, splitsOf } from './series.ts';

export interface TreadRun {
  readonly channels: readonly Channel[];
  readonly distance: Measured['distance'];
  readonly elevation: Measured['elevation'];
  readonly splits: Measured['splits'];
  readonly efforts: readonly number[];
}

/** Share of what can be held for an hour, from a Tread's watts: they are not a bike's. */
const wattsAtThreshold: Readonly<Record<string, number>> = { running: 1.5, walking: 1.75 };

export function paceChannel(speeds: readonly number[], units: DisplayUnits): Channel {
  const paces = speeds.map(shownPace);
  const averageSpeed = rounded(meanOf(speeds) ?? 0, 1);
  return {
    ...channel('pace', 'Pace', units.pace, paces, shownPace(averageSpeed), fastestOf(paces)),
    alternatives: [channel('speed', 'Speed', units.speed, speeds, averageSpeed, maximumOf(speeds))],
  };
}

/** @param seconds the recorded ones */
export function runTread(plan: Plan, seconds: readonly number[], units: DisplayUnits): TreadRun {
  const random = seededRandom(plan.key, 'tread', plan.id);
  const length = plan.elapsedSeconds;
  const average = plan.averageOutputWatts ?? 0;
  const slot = { discipline: plan.discipline, minutes: plan.durationSeconds / 60 };
  const usual = treadPace(slot, plan.fitnessWatts, 1);
  const shape = plan.ride?.shape ?? 'steady';
  const isClimb = shape === 'climbs';
  // Belts change speed in steps; people press a button every half minute or so.
  const profile = effortProfile(isClimb ? 'steady' : shape, length, random);
  const heldFor = random.whole(18, 40);
  for (let index = 0; index < length; index++) {
    profile[index] = profile[index - (index % heldFor)] ?? 1;
    if (index < 3) profile[index] = 0;
  }
  normalise(profile, () => true);
  const speed = zeros(length);
  const incline = zeros(length);
  const watts = zeros(length);
  const metres = zeros(length);
  const climbed = zeros(length);
  const efforts = zeros(length);
  const hold = plan.fitnessWatts * (wattsAtThreshold[plan.discipline] ?? 1.5);
  let travelled = 0;
  let height = 0;
  for (let index = 0; index < length; index++) {
    const relative = profile[index] ?? 0;
    const hill = isClimb ? 2 * ((index % 300) / 300) : 0.7 + 0.6 * ((index % 240) / 240);
    speed[index] = usual.metresPerSecond * relative;
    incline[index] = Math.round(2 * usual.inclinePercent * hill) / 2;
    watts[index] = average * relative;
    travelled += speed[index] ?? 0;
    height += ((speed[index] ?? 0) * (incline[index] ?? 0)) / 100;
    metres[index] = travelled;
    climbed[index] = height;
    efforts[index] = (watts[index] ?? 0) / hold;
  }
  const speeds = seconds.map((second) => shownSpeed(speed[second - 1] ?? 0, units));
  const inclines = recorded(incline, seconds, 1);
  return {
    channels: [
      channel('output', 'Output', 'watts', recorded(watts, seconds), Math.round(average)),
      paceChannel(speeds, units),
      channel('incline', 'Incline', '%', inclines, rounded(meanOf(inclines) ?? 0, 1)),
    ],
    distance: { value: rounded(travelled / units.metresPerDistance, 2), unit: units.distance },
    elevation: { value: Math.round(height / units.metresPerElevation), unit: units.elevation },
    splits: splitsOf(metres, climbed, units),
    efforts,
  };
}
