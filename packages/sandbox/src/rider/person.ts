/** Owns the fictional people: the rider whose account this is, and friends with bodies of their own. */
import { hexId, seededRandom } from '../random.ts';

export interface Person {
  readonly id: string;
  readonly username: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly location: string;
  readonly gender: 'female' | 'male';
  /** Epoch seconds. */
  readonly birthday: number;
  readonly weightKilograms: number;
  readonly heightMetres: number;
  readonly restingHeartRate: number;
  readonly maximumHeartRate: number;
  /** Seconds by which the heart follows the effort: time constant of a first-order lag. */
  readonly heartLagSeconds: number;
  /** Around which the FTP moves. */
  readonly baseFtpWatts: number;
  readonly timeZone: string;
  readonly isPrivate: boolean;
}

/** Who else lives with the rider and has an account, in the order in which a sandbox of several riders has them. */
const housemates: readonly Partial<Person>[] = [
  {},
  {
    username: 'cellar_climber',
    firstName: 'Jonas',
    gender: 'male',
    birthday: 504_921_600,
    weightKilograms: 81,
    heightMetres: 1.86,
    maximumHeartRate: 181,
    baseFtpWatts: 241,
  },
  {
    username: 'second_wind',
    firstName: 'Edda',
    birthday: -157_766_400,
    weightKilograms: 59,
    heightMetres: 1.65,
    restingHeartRate: 61,
    maximumHeartRate: 162,
    baseFtpWatts: 121,
  },
];

/**
 * The rider, whose account signs in.
 * @param place which one of a household, from 0; beyond the named ones a number tells them apart
 */
export function makeRider(seed: string, place = 0): Person {
  return {
    ...maren(seed),
    ...(housemates[place] ?? { username: `rider_${place + 1}`, firstName: `Rider ${place + 1}` }),
  };
}

function maren(seed: string): Person {
  return {
    id: hexId(seed, 'member'),
    username: 'evening_cadence',
    firstName: 'Maren',
    lastName: 'Holt',
    location: 'Harbor Falls, Maine',
    gender: 'female',
    birthday: 567_993_600,
    weightKilograms: 66,
    heightMetres: 1.73,
    restingHeartRate: 53,
    // 220 - age would say 182.
    maximumHeartRate: 185,
    heartLagSeconds: 34,
    baseFtpWatts: 182,
    timeZone: 'America/New_York',
    isPrivate: false,
  };
}

const friendNames: readonly (readonly [first: string, last: string, username: string])[] = [
  ['Linnea', 'Farrow', 'spins_and_needles'],
  ['Oskar', 'Bellweather', 'watt_a_day'],
  ['Priya', 'Nandakumar', 'pedal_to_the_meadow'],
  ['Gus', 'Ferreira', 'gus_goes_uphill'],
  ['Wren', 'Castle', 'wren_on_a_wheel'],
  ['Amadou', 'Keita-Lowe', 'slow_is_smooth'],
  ['Beatrix', 'Holm', 'bea_positive'],
  ['Ines', 'Quill', 'quill_power'],
  ['Rafferty', 'Stone', 'rolling_stone_88'],
  ['Mei', 'Underhill', 'over_the_underhill'],
];

/** The people the rider follows. */
export function makeFriends(seed: string): readonly Person[] {
  return friendNames.map(([firstName, lastName, username], index): Person => {
    const random = seededRandom(seed, 'friend', username);
    const isFemale = random.isLucky(0.5);
    return {
      id: hexId(seed, 'friend', username),
      username,
      firstName,
      lastName,
      location: random.pick(['Tern Island', 'Old Quarry', 'Birch Landing', 'Port Amity', '']),
      gender: isFemale ? 'female' : 'male',
      birthday: Math.round(random.between(150_000_000, 900_000_000)),
      weightKilograms: random.between(56, 92),
      heightMetres: random.between(1.58, 1.92),
      restingHeartRate: random.whole(46, 64),
      maximumHeartRate: random.whole(172, 192),
      heartLagSeconds: random.between(26, 46),
      baseFtpWatts: random.between(130, 255),
      timeZone: random.pick(['America/New_York', 'America/Chicago', 'America/Los_Angeles', 'Europe/London']),
      isPrivate: index === 6,
    };
  });
}
