/** Owns the step from SI to what a rider reads: kilojoules, miles or kilometres, miles or kilometres an hour, feet or metres. */
import {
  kilometresPerHourFromMetresPerSecond,
  metresPerFoot,
  metresPerMile,
  milesPerHourFromMetresPerSecond,
} from '@ridebook/domain';
import type { UnitSystem } from './column.ts';

const through =
  (convert: (value: number) => number) =>
  (value: number | null): number | null =>
    value === null ? null : convert(value);

export const kilojoules = through((joules) => joules / 1000);
export const minutes = through((seconds) => seconds / 60);

const miles = through((metres) => metres / metresPerMile);
const kilometres = through((metres) => metres / 1000);
const milesPerHour = through(milesPerHourFromMetresPerSecond);
const kilometresPerHour = through(kilometresPerHourFromMetresPerSecond);
const feet = through((metres) => metres / metresPerFoot);

export const distance = (metres: number | null, units: UnitSystem): number | null =>
  units === 'metric' ? kilometres(metres) : miles(metres);

export const speed = (metresPerSecond: number | null, units: UnitSystem): number | null =>
  units === 'metric' ? kilometresPerHour(metresPerSecond) : milesPerHour(metresPerSecond);

export const height = (metres: number | null, units: UnitSystem): number | null =>
  units === 'metric' ? metres : feet(metres);

export const distanceHeader = { imperial: 'Distance (mi)', metric: 'Distance (km)' } as const;
export const speedHeader = { imperial: 'Avg Speed (mph)', metric: 'Avg Speed (kph)' } as const;
export const elevationHeader = { imperial: 'Elevation Gain (ft)', metric: 'Elevation Gain (m)' } as const;
