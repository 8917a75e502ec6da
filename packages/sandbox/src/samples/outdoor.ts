/** Owns what a watch measures on a run or walk outside: pace, altitude, and the way itself. */
import { zeros } from './zeros.ts';
import { seededRandom } from '../random.ts';
import { treadPace } from '../rider/effort.ts';
import type { Plan } from '../rider/plan.ts';
import { rounded, shownSpeed, type DisplayUnits } from './display-units.ts';
import { effortProfile, normalise } from './effort-profile.ts';
import type { Channel, Coordinate, Measured } from './measured.ts';
import { channel, splitsOf } from './series.ts';
import { paceChannel } from './tread.ts';

export interface OutdoorRun {
  readonly channels: readonly Channel[];
  readonly distance: Measured['distance'];
  readonly elevation: Measured['elevation'];
  readonly splits: Measured['splits'];
  readonly coordinates: readonly Coordinate[];
  readonly efforts: readonly number[];
}

/** A loop in open water: nobody lives there. */
const centre = { latitude: 43.2, longitude: -69.4 };
const metresPerDegree = 111_320;
const secondsBetweenFixes = 10;

/** @param seconds the recorded ones */
export function runOutside(plan: Plan, seconds: readonly number[], units: DisplayUnits): OutdoorRun {
  const random = seededRandom(plan.key, 'outdoor', plan.id);
  const length = plan.elapsedSeconds;
  const slot = { discipline: plan.discipline, minutes: plan.durationSeconds / 60 };
  const usual = treadPace(slot, plan.fitnessWatts, random.between(0.92, 1.04));
  const profile = effortProfile('steady', length, random);
  normalise(profile, () => true);
  // A red light stops everyone now and then.
  const stopFrom = random.whole(200, Math.max(201, length - 200));
  const stopSeconds = random.whole(0, 40);
  const speed = zeros(length);
  const metres = zeros(length);
  const climbed = zeros(length);
  const altitude = zeros(length);
  const efforts = zeros(length);
  const coordinates: Coordinate[] = [];
  const hills = random.between(4, 22);
  let travelled = 0;
  let height = 0;
  for (let index = 0; index < length; index++) {
    const isStopped = index >= stopFrom && index < stopFrom + stopSeconds;
    speed[index] = isStopped ? 0 : usual.metresPerSecond * (profile[index] ?? 0);
    travelled += speed[index] ?? 0;
    metres[index] = travelled;
    altitude[index] = 30 + hills * Math.sin(travelled / 420) + hills * 0.4 * Math.sin(travelled / 130);
    height += Math.max(0, (altitude[index] ?? 0) - (altitude[index - 1] ?? altitude[index] ?? 0));
    climbed[index] = height;
    efforts[index] = isStopped ? 0.2 : (plan.discipline === 'running' ? 0.86 : 0.42) * (profile[index] ?? 0);
    if (index % secondsBetweenFixes === 0) {
      const angle = travelled / 640;
      coordinates.push({
        second: index,
        latitude: rounded(centre.latitude + (640 * Math.sin(angle)) / metresPerDegree, 6),
        longitude: rounded(centre.longitude + (880 * Math.cos(angle)) / metresPerDegree, 6),
        distance: rounded(travelled / units.metresPerDistance, 4),
      });
    }
  }
  const speeds = seconds.map((second) => shownSpeed(speed[second - 1] ?? 0, units));
  const altitudes = seconds.map((second) =>
    rounded((altitude[second - 1] ?? 0) / units.metresPerElevation, 1),
  );
  return {
    channels: [
      paceChannel(speeds, units),
      // Neither an average nor a maximum is told for altitude.
      channel('altitude', 'Altitude', units.elevation, altitudes, null, null),
    ],
    // Watches report distances to five decimals.
    distance: { value: rounded(travelled / units.metresPerDistance, 5), unit: units.distance },
    elevation: { value: Math.round(height / units.metresPerElevation), unit: units.elevation },
    splits: splitsOf(metres, climbed, units),
    coordinates,
    efforts,
  };
}
