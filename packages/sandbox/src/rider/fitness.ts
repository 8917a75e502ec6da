/** Owns how fit a person is on any day: a slow rise, seasons, training blocks, and breaks that cost form. */
import { seededRandom } from '../random.ts';
import type { Person } from './person.ts';

export interface Fitness {
  /** Watts that can be held for about an hour. @param dayNumber days since 1970 */
  ftpWatts(dayNumber: number): number;
  /** On holiday, ill, or simply elsewhere. */
  isBreak(dayNumber: number): boolean;
}

interface Break {
  readonly from: number;
  readonly days: number;
}

/** Breaks a year; each lasts one to four weeks. */
const breakEveryDays = 130;
const lossPerBreakDay = 0.0035;
const recoveryDays = 45;

export function openFitness(person: Person, seed: string): Fitness {
  const random = seededRandom(seed, 'fitness', person.id);
  const phases = [random.next(), random.next(), random.next()].map((part) => part * 2 * Math.PI);
  const [season = 0, block = 0, wave = 0] = phases;

  const breakNear = (slot: number): Break => {
    const own = seededRandom(seed, 'break', person.id, slot);
    return { from: slot * breakEveryDays + own.whole(0, 90), days: own.whole(7, 26) };
  };
  const breaks = new Map<number, Break>();
  const breakOf = (slot: number): Break => {
    const found = breaks.get(slot) ?? breakNear(slot);
    breaks.set(slot, found);
    return found;
  };

  /** The share of fitness that the last breaks have cost, won back over the weeks after. */
  const lossOn = (day: number): number => {
    const slot = Math.floor(day / breakEveryDays);
    let loss = 0;
    for (const { from, days } of [breakOf(slot - 1), breakOf(slot)]) {
      if (day < from) continue;
      const missed = Math.min(day - from, days);
      const since = Math.max(0, day - from - days);
      loss += missed * lossPerBreakDay * Math.exp(-since / recoveryDays);
    }
    return loss;
  };

  return {
    isBreak: (day) => {
      const { from, days } = breakOf(Math.floor(day / breakEveryDays));
      return day >= from && day < from + days;
    },
    ftpWatts: (day) => {
      const rhythm =
        0.045 * Math.sin((2 * Math.PI * day) / 365 + season) +
        0.03 * Math.sin((2 * Math.PI * day) / 118 + block) +
        0.07 * Math.sin((2 * Math.PI * day) / 1900 + wave);
      return person.baseFtpWatts * (1 + rhythm) * (1 - lossOn(day));
    },
  };
}
