/** Owns the conversion of the units that Peloton shows into SI. Factors are exact by definition (international yard and pound, 1959). */

export const metresPerMile = 1609.344;
export const metresPerFoot = 0.3048;
const metresPerKilometre = 1000;
const secondsPerHour = 3600;

/** Length units as the API labels them, in metres. */
const lengthInMetres: Readonly<Record<string, number>> = {
  mi: metresPerMile,
  mile: metresPerMile,
  miles: metresPerMile,
  km: metresPerKilometre,
  m: 1,
  ft: metresPerFoot,
};

/** Speed units as the API labels them, in metres per second; one capture calls kilometres per hour `m/kph`. */
const speedInMetresPerSecond: Readonly<Record<string, number>> = {
  mph: metresPerMile / secondsPerHour,
  kph: metresPerKilometre / secondsPerHour,
  'km/h': metresPerKilometre / secondsPerHour,
  'm/kph': metresPerKilometre / secondsPerHour,
};

/** Converts a length to metres, or answers `null` for a unit it does not know. */
export function maybeMetres(value: number, unit: string): number | null {
  const factor = lengthInMetres[unit.toLowerCase()];
  return factor === undefined ? null : value * factor;
}

/** Converts a speed to metres per second, or answers `null` for a unit it does not know. */
export function maybeMetresPerSecond(value: number, unit: string): number | null {
  const factor = speedInMetresPerSecond[unit.toLowerCase()];
  return factor === undefined ? null : value * factor;
}

export const milesPerHourFromMetresPerSecond = (metresPerSecond: number): number =>
  (metresPerSecond * secondsPerHour) / metresPerMile;
export const kilometresPerHourFromMetresPerSecond = (metresPerSecond: number): number =>
  (metresPerSecond * secondsPerHour) / metresPerKilometre;
