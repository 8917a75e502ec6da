/** Owns the account's display units: what speed, distance, pace and height are shown in. */
import { metresPerFoot, metresPerMile } from '@ridebook/domain';
import type { UnitSystem } from '../options.ts';

export interface DisplayUnits {
  readonly distance: string;
  readonly metresPerDistance: number;
  readonly speed: string;
  readonly pace: string;
  readonly elevation: string;
  readonly metresPerElevation: number;
}

export const displayUnits: Readonly<Record<UnitSystem, DisplayUnits>> = {
  imperial: {
    distance: 'mi',
    metresPerDistance: metresPerMile,
    speed: 'mph',
    pace: 'min/mi',
    elevation: 'ft',
    metresPerElevation: metresPerFoot,
  },
  metric: {
    distance: 'km',
    metresPerDistance: 1000,
    speed: 'kph',
    pace: 'min/km',
    elevation: 'm',
    metresPerElevation: 1,
  },
};

export function rounded(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}

/** Metres per second in the shown unit, to a tenth. */
export const shownSpeed = (metresPerSecond: number, units: DisplayUnits): number =>
  rounded((metresPerSecond * 3600) / units.metresPerDistance, 1);

/** Decimal minutes per mile or kilometre of a shown speed; standing still has no pace. */
export const shownPace = (speed: number): number | null => (speed > 0 ? rounded(60 / speed, 2) : null);
