/** Owns the library of made-up classes and scenic rides: what exists, since when, and which fits a slot. */
import { hexId, seededRandom, type Random } from '../random.ts';
import { classKinds, titleOf, type ClassKind, type EffortShape } from './class-kinds.ts';
import { instructors, type Instructor } from './instructors.ts';

export interface RideClass {
  readonly id: string;
  readonly title: string;
  readonly discipline: string;
  readonly typeName: string;
  readonly typeId: string;
  readonly description: string;
  /** `null` for a scenic ride over a distance. */
  readonly durationSeconds: number | null;
  readonly minutes: number;
  /** `null` for scenic rides. */
  readonly instructor: Instructor | null;
  /** Epoch seconds. */
  readonly airedAt: number;
  readonly effort: number;
  readonly shape: EffortShape;
  readonly difficulty: number;
  readonly difficultyCount: number;
  /** As the API caps it. */
  readonly totalWorkouts: number;
  readonly ratingCount: number;
  readonly likeRatio: number;
  readonly isExplicit: boolean;
  readonly isScenic: boolean;
  readonly distanceKilometres: number | null;
  readonly place: string | null;
  readonly isFtpTest: boolean;
  readonly isPowerZone: boolean;
}

export interface Catalogue {
  readonly classes: readonly RideClass[];
  byId(id: string): RideClass | undefined;
  /** A class of the discipline and length (and noun, such as `Warm Up Ride`) that had aired by then. */
  choose(wish: ClassWish, random: Random): RideClass;
}

export interface ClassWish {
  readonly discipline: string;
  readonly minutes: number;
  readonly noun?: string;
  readonly isScenic?: boolean;
  readonly isDistance?: boolean;
  readonly before: number;
}

const daySeconds = 86_400;
const airings = 5;

/** Newer answers round large counts down to a few steps. */
function capped(count: number): number {
  for (const step of [100_000, 30_000, 10_000]) if (count >= step) return step;
  return count;
}

function countsOf(random: Random, ageDays: number) {
  const taken = Math.round(900 + random.next() ** 3 * 180_000 * Math.min(1, 0.15 + ageDays / 900));
  const ratingCount = Math.round(taken * random.between(0.28, 0.45));
  return { totalWorkouts: capped(taken), ratingCount, difficultyCount: Math.round(ratingCount * 0.88) };
}

/** Those who have left taught the oldest classes, and a generation of cool-downs. */
function teacherOf(kind: ClassKind, airing: number, random: Random): Instructor {
  const able = instructors.filter(({ disciplines }) => disciplines.includes(kind.discipline));
  const gone = able.filter(({ hasLeft }) => hasLeft);
  if (kind.noun === 'Cool Down Ride' && airing === 2 && gone.length > 0) return random.pick(gone);
  return random.pick(able.filter(({ hasLeft }) => !hasLeft || airing === airings - 1));
}

function aired(kind: ClassKind, minutes: number, airing: number, seed: string, today: number): RideClass {
  const random = seededRandom(seed, 'class', kind.discipline, kind.name, kind.noun, minutes, airing);
  const instructor = teacherOf(kind, airing, random);
  const ageDays = 20 + airing * 480 + random.between(0, 470);
  const title = titleOf(kind, minutes);
  return {
    id: hexId(seed, 'class', title, airing),
    title,
    discipline: kind.discipline,
    typeName: kind.name === '' ? kind.noun : kind.name,
    typeId: hexId('class type', kind.discipline, kind.name, kind.noun),
    description: `${instructor.firstName} takes you through ${minutes} minutes of ${(kind.name || kind.noun).toLowerCase()}. Bring water & a towel.`,
    durationSeconds: minutes * 60,
    minutes,
    instructor,
    airedAt: Math.round(today / 1000 - ageDays * daySeconds),
    effort: kind.effort * (1 + (instructor.push - 1) * 0.8),
    shape: kind.shape,
    difficulty: Math.min(
      9.9,
      Number((kind.difficulty + random.normal() * 0.25 + (instructor.push - 1) * 4).toFixed(4)),
    ),
    ...countsOf(random, ageDays),
    likeRatio: Number(random.between(0.965, 0.999).toFixed(4)),
    isExplicit: random.isLucky(0.2),
    isScenic: false,
    distanceKilometres: null,
    place: null,
    isFtpTest: kind.noun === 'FTP Test Ride',
    isPowerZone: kind.name.startsWith('Power Zone'),
  };
}

const places = [
  'Grey Heron Fjord',
  'Salt Lantern Coast',
  'Alder Pass',
  'Lake Ymir Shore',
  'The Drowned Orchard',
];

function scenic(
  place: string,
  minutes: number | null,
  kilometres: number | null,
  seed: string,
  today: number,
): RideClass {
  const random = seededRandom(seed, 'scenic', place, minutes ?? 0);
  const title = minutes === null ? `${kilometres} km ${place} Ride` : `${minutes} min ${place} Ride`;
  const ageDays = random.between(1500, 2600);
  const counts = countsOf(random, ageDays);
  return {
    id: hexId(seed, 'scenic', title),
    title,
    discipline: 'cycling',
    typeName: 'Scenic',
    typeId: hexId('class type', 'scenic'),
    description: `Ride along ${place} with the sound of the place itself.`,
    durationSeconds: minutes === null ? null : minutes * 60,
    minutes: minutes ?? Math.round((kilometres ?? 0) * 2.1),
    instructor: null,
    airedAt: Math.round(today / 1000 - ageDays * daySeconds),
    effort: 0.9,
    shape: 'steady',
    difficulty: 0,
    ...counts,
    difficultyCount: 0,
    likeRatio: Number(random.between(0.95, 0.99).toFixed(4)),
    isExplicit: false,
    isScenic: true,
    distanceKilometres: kilometres,
    place,
    isFtpTest: false,
    isPowerZone: false,
  };
}

/** @param today milliseconds since 1970 */
export function openCatalogue(seed: string, today: number): Catalogue {
  const classes = [
    ...classKinds.flatMap((kind) =>
      kind.minutes.flatMap((minutes) =>
        Array.from({ length: airings }, (_, airing) => aired(kind, minutes, airing, seed, today)),
      ),
    ),
    ...places.flatMap((place) => [
      scenic(place, 20, null, seed, today),
      scenic(place, 30, null, seed, today),
      scenic(place, null, 5, seed, today),
    ]),
  ];
  const byId = new Map(classes.map((ride) => [ride.id, ride]));
  const shelves = new Map<string, RideClass[]>();
  const shelfName = (discipline: string, minutes: number, extra: string) =>
    `${discipline}/${minutes}/${extra}`;
  const nouns = new Set(['Warm Up Ride', 'Cool Down Ride', 'FTP Warm Up Ride', 'FTP Test Ride']);
  for (const ride of classes) {
    const special = nouns.has(ride.typeName) ? ride.typeName : '';
    const extra = ride.isScenic ? (ride.distanceKilometres === null ? 'scenic' : 'distance') : special;
    const name = shelfName(ride.discipline, extra === 'distance' ? 0 : ride.minutes, extra);
    const shelf = shelves.get(name) ?? [];
    shelf.push(ride);
    shelves.set(name, shelf);
  }
  return {
    classes,
    byId: (id) => byId.get(id),
    choose: (wish, random) => {
      const extra = wish.isDistance ? 'distance' : wish.isScenic ? 'scenic' : (wish.noun ?? '');
      const shelf = shelves.get(shelfName(wish.discipline, wish.isDistance ? 0 : wish.minutes, extra));
      if (shelf === undefined) throw new Error(`No class fits ${JSON.stringify(wish)}.`);
      const hasAired = shelf.filter(({ airedAt }) => airedAt < wish.before);
      // Riders prefer what is new, and come back to a few favourites.
      const newestFirst = hasAired.toSorted((one, other) => other.airedAt - one.airedAt);
      return newestFirst[Math.floor(random.next() ** 1.6 * newestFirst.length)] ?? random.pick(shelf);
    },
  };
}
