/** Owns when a person trains: which days, at which hours, in which zone, how often. It reads from today backwards. */
import { seededRandom } from '../random.ts';
import type { Fitness } from './fitness.ts';
import type { Person } from './person.ts';
import { firstDeck, shuffledDeck, testSession, type Slot } from './sessions.ts';
import { instantOf } from './zone-offset.ts';

export interface ScheduledSlot extends Slot {
  /** Names its streams of chance. */
  readonly key: string;
  /** Epoch seconds at which the workout is opened; pedalling starts a little later. */
  readonly createdAt: number;
  readonly timeZone: string;
  readonly dayNumber: number;
}

const daySeconds = 86_400;
const defaultYears = 5;
const defaultDays = Math.round(defaultYears * 365.25);
/** What the days below bring in five years; more than that fills the same years more densely. */
const naturalWorkouts = 1_600;
const daysBetweenTests = 84;
const newestTestDaysAgo = 17;

/** Chance of training, Sunday to Saturday. */
const weekdayChance = [0.66, 0.76, 0.6, 0.7, 0.5, 0.46, 0.8];

interface Hour {
  readonly weight: number;
  readonly secondOfDay: number;
}
const hours: readonly Hour[] = [
  { weight: 5, secondOfDay: 6.2 * 3600 },
  { weight: 1, secondOfDay: 9.5 * 3600 },
  { weight: 1, secondOfDay: 12.2 * 3600 },
  { weight: 1, secondOfDay: 15 * 3600 },
  { weight: 6, secondOfDay: 18.1 * 3600 },
  { weight: 1, secondOfDay: 20.9 * 3600 },
];
const awayZones = ['Europe/Lisbon', 'America/Denver', 'Asia/Kathmandu', 'America/Los_Angeles'];

/**
 * The last `count` workouts before now, newest last.
 * @param today milliseconds since 1970
 * @param count `null` for all of the last five years
 */
export function makeCalendar(
  person: Person,
  fitness: Fitness,
  seed: string,
  today: number,
  count: number | null,
): readonly ScheduledSlot[] {
  const random = seededRandom(seed, 'calendar', person.id);
  const density = Math.max(1, (count ?? 0) / naturalWorkouts);
  const newestFirst: ScheduledSlot[] = [];
  let cards = firstDeck(random);
  const deal = () => {
    if (cards.length === 0) cards = shuffledDeck(random);
    return cards.pop()?.(random) ?? [];
  };
  const lastDay = Math.floor(today / 1000 / daySeconds);
  const isEnough = (day: number) =>
    count === null ? lastDay - day >= defaultDays : newestFirst.length >= count;

  for (let day = lastDay; !isEnough(day); day--) {
    const daysAgo = lastDay - day;
    const isTestDay = daysAgo % daysBetweenTests === newestTestDaysAgo;
    const isAway = fitness.isBreak(day);
    const timeZone = isAway
      ? (awayZones[Math.floor(day / 130) % awayZones.length] ?? person.timeZone)
      : person.timeZone;
    const weekday = new Date(day * daySeconds * 1000).getUTCDay();
    const chance = (weekdayChance[weekday] ?? 0.6) * (isAway ? 0.22 : 1) * density;
    const open = [...hours];
    const drawn = Math.floor(chance) + (random.isLucky(chance % 1) ? 1 : 0);
    const sessions = Math.min(open.length, isTestDay ? Math.max(1, drawn) : drawn);
    const ofDay: ScheduledSlot[] = [];
    for (let session = 0; session < sessions; session++) {
      const hour = random.pickWeighted(open);
      open.splice(open.indexOf(hour), 1);
      const slots = isTestDay && session === 0 ? testSession : deal();
      let at = instantOf(day, hour.secondOfDay + random.whole(-1800, 2400), timeZone);
      for (const slot of slots) {
        const wait = random.whole(25, 170);
        ofDay.push({ ...slot, key: '', createdAt: at, timeZone, dayNumber: day });
        at += slot.minutes * 60 + 60 + wait;
      }
    }
    ofDay.sort((one, other) => other.createdAt - one.createdAt);
    for (const slot of ofDay) {
      const endsBefore = slot.createdAt + slot.minutes * 60 + 600 < today / 1000;
      if (endsBefore && (count === null || newestFirst.length < count)) {
        newestFirst.push({ ...slot, key: `${person.id}/${newestFirst.length}` });
      }
    }
  }
  return newestFirst.reverse();
}
