/** Owns the heart: it follows effort late, drifts upwards, and its strap loses the signal. */
import type { Random } from '../random.ts';
import type { Person } from '../rider/person.ts';
import type { Heart } from './measured.ts';
import { wanderer } from './effort-profile.ts';
import { secondsInZones, type ZoneSeconds } from './zones.ts';

/** Share of the heart-rate reserve at no effort and what a full FTP's worth of effort adds. */
const baseShare = 0.27;
const effortShare = 0.57;
/** Upward drift per hour at constant effort, as a share of the reserve. */
const driftPerHour = 0.07;

/**
 * Beats per minute for each second of effort.
 * @param efforts share of what the person can hold for an hour, one value per second
 */
export function heartTrace(efforts: readonly number[], person: Person, random: Random): number[] {
  const reserve = person.maximumHeartRate - person.restingHeartRate;
  const lag = person.heartLagSeconds * random.between(0.9, 1.12);
  const wander = wanderer(random, 0.985);
  const ceiling = person.maximumHeartRate + 1;
  let rate = person.restingHeartRate + reserve * random.between(0.2, 0.3);
  const trace: number[] = new Array<number>(efforts.length);
  for (let index = 0; index < efforts.length; index++) {
    const drift = (driftPerHour * index) / 3600;
    const share = baseShare + effortShare * (efforts[index] ?? 0) + drift;
    const target = Math.min(ceiling, person.restingHeartRate + reserve * share);
    // First-order lag: each second closes 1/lag of what is left (oxygen uptake kinetics, Whipp 1982).
    rate += (target - rate) / lag;
    trace[index] = Math.round(rate + 0.7 * wander());
  }
  return trace;
}

/** Sets stretches to zero: before the strap finds skin, and where it slips. */
export function loseSignal(trace: readonly number[], random: Random): number[] {
  const kept = [...trace];
  if (!random.isLucky(0.22)) return kept;
  kept.fill(0, 0, random.whole(15, 110));
  const holes = random.whole(0, 3);
  for (let hole = 0; hole < holes; hole++) {
    const from = random.whole(0, Math.max(0, kept.length - 60));
    kept.fill(0, from, from + random.whole(4, 45));
  }
  return kept.some((rate) => rate > 0) ? kept : [...trace];
}

export type HeartCustom =
  /** The average counts lost seconds as zeros. */
  | 'counts-zeros'
  /** It leaves them out, and reports one second more as missing than there are. */
  | 'leaves-zeros-out'
  /** The clock runs on before and after: more seconds in zones than the workout has, fewer than none missing. */
  | 'overruns';

/** What the API tells of a trace, with the disagreements it has by machine. */
export function describeHeart(
  values: readonly number[],
  maximumHeartRate: number,
  custom: HeartCustom,
  random: Random,
): Heart {
  let sum = 0;
  let present = 0;
  let maximum = 0;
  for (const rate of values) {
    if (rate === 0) continue;
    sum += rate;
    present++;
    if (rate > maximum) maximum = rate;
  }
  const zones = secondsInZones(values, maximumHeartRate);
  const missing = values.length - present;
  const average = Math.round(sum / Math.max(1, custom === 'counts-zeros' ? values.length : present));
  if (custom !== 'overruns') {
    const missingSeconds = custom === 'leaves-zeros-out' && missing > 0 ? missing + 1 : missing;
    return { values, maximum, average, zoneSeconds: zones, missingSeconds };
  }
  const overrun = random.whole(31, 60);
  const [first, ...others] = zones;
  const zoneSeconds = [first + overrun, ...others] as unknown as ZoneSeconds;
  return { values, maximum, average, zoneSeconds, missingSeconds: missing - overrun };
}
