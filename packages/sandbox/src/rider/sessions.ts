/** Owns what a training session is made of: a main workout and those stacked before and after it. */
import type { Random } from '../random.ts';

export type SlotKind =
  | 'class'
  | 'scenic'
  | 'scenic-distance'
  | 'just-ride'
  | 'lanebreak'
  | 'app-ride'
  | 'app-run'
  | 'outdoor'
  | 'gym'
  | 'import';

/** One workout to be, before a class is chosen for it. */
export interface Slot {
  readonly kind: SlotKind;
  /** The API's slug. */
  readonly discipline: string;
  readonly minutes: number;
  readonly noun?: string;
}

type Card = (random: Random) => readonly Slot[];

const classSlot = (discipline: string, minutes: number, noun?: string): Slot =>
  noun === undefined ? { kind: 'class', discipline, minutes } : { kind: 'class', discipline, minutes, noun };
const weighted = (random: Random, choices: readonly (readonly [minutes: number, weight: number])[]): number =>
  random.pickWeighted(choices.map(([minutes, weight]) => ({ minutes, weight }))).minutes;
const single =
  (kind: SlotKind, discipline: string, low: number, high: number): Card =>
  (random) => [{ kind, discipline, minutes: random.whole(low, high) }];
const classOf =
  (discipline: string, choices: readonly (readonly [minutes: number, weight: number])[]): Card =>
  (random) => [classSlot(discipline, weighted(random, choices))];

const ride: Card = (random) => {
  const minutes = weighted(random, [
    [20, 24],
    [30, 38],
    [45, 29],
    [60, 9],
  ]);
  return [
    ...(random.isLucky(0.3) ? [classSlot('cycling', random.pick([5, 10]), 'Warm Up Ride')] : []),
    classSlot('cycling', minutes),
    ...(random.isLucky(0.35) ? [classSlot('cycling', 5, 'Cool Down Ride')] : []),
    ...(random.isLucky(0.45) ? [classSlot('stretching', random.pick([5, 10, 10]))] : []),
  ];
};

const strength: Card = (random) =>
  random.isLucky(0.4)
    ? [classSlot('strength', 10), classSlot('strength', random.pick([10, 20]))]
    : [classSlot('strength', random.pick([20, 30, 30, 45]))];

/** How often each kind of session comes; a deck is dealt to its end before it is shuffled again, so that none stays away for long. */
const deck: readonly (readonly [count: number, card: Card])[] = [
  [18, ride],
  [4, strength],
  [
    2,
    classOf('running', [
      [20, 3],
      [30, 5],
      [45, 2],
    ]),
  ],
  [
    1,
    classOf('walking', [
      [20, 3],
      [30, 5],
      [45, 2],
    ]),
  ],
  [1, single('outdoor', 'running', 22, 58)],
  [1, single('outdoor', 'walking', 25, 75)],
  [1, (random) => [{ kind: 'app-run', discipline: 'running', minutes: random.pick([20, 30]) }]],
  [
    2,
    classOf('yoga', [
      [20, 4],
      [30, 4],
      [45, 2],
      [60, 1],
    ]),
  ],
  [
    2,
    classOf('meditation', [
      [5, 4],
      [10, 5],
      [15, 2],
      [20, 1],
    ]),
  ],
  [
    2,
    classOf('caesar', [
      [10, 2],
      [15, 3],
      [20, 4],
      [30, 2],
    ]),
  ],
  [
    1,
    classOf('cardio', [
      [10, 3],
      [15, 3],
      [20, 3],
    ]),
  ],
  [
    1,
    classOf('circuit', [
      [30, 3],
      [45, 2],
    ]),
  ],
  [
    1,
    classOf('bike_bootcamp', [
      [30, 3],
      [45, 2],
    ]),
  ],
  [
    1,
    classOf('caesar_bootcamp', [
      [30, 3],
      [45, 1],
    ]),
  ],
  [1, (random) => [{ kind: 'scenic', discipline: 'cycling', minutes: random.pick([20, 30]) }]],
  [1, single('scenic-distance', 'cycling', 10, 12)],
  [1, single('just-ride', 'cycling', 12, 48)],
  [1, single('lanebreak', 'cycling', 10, 30)],
  [1, (random) => [{ kind: 'app-ride', discipline: 'cycling', minutes: random.pick([20, 30]) }]],
  [1, single('gym', 'strength', 25, 55)],
  [
    1,
    (random) => [
      {
        kind: 'import',
        discipline: random.pick(['running', 'walking', 'cycling']),
        minutes: random.whole(25, 80),
      },
    ],
  ],
];

function shuffle<T>(cards: T[], random: Random): T[] {
  for (let last = cards.length - 1; last > 0; last--) {
    const other = random.whole(0, last);
    const moved = cards[last];
    const kept = cards[other];
    if (moved === undefined || kept === undefined) continue;
    cards[last] = kept;
    cards[other] = moved;
  }
  return cards;
}

/** A deck to be dealt from its end. */
export function shuffledDeck(random: Random): Card[] {
  return shuffle(
    deck.flatMap(([count, card]) => Array.from({ length: count }, () => card)),
    random,
  );
}

/** The first deck ends in the everyday: what people see first of the rider is what the rider mostly does. */
export function firstDeck(random: Random): Card[] {
  const latest = shuffle([ride, ride, ride, ride, ride, strength, classOf('yoga', [[20, 1]])], random);
  return [...shuffledDeck(random), ...latest];
}

/** The evening of an FTP test: warm-up, test, cool-down. */
export const testSession: readonly Slot[] = [
  classSlot('cycling', 10, 'FTP Warm Up Ride'),
  classSlot('cycling', 20, 'FTP Test Ride'),
  classSlot('cycling', 5, 'Cool Down Ride'),
];
