/** Owns the kinds of classes there are: their names, lengths, effort and shape, per discipline. */

/** How the effort runs through a class. */
export type EffortShape = 'steady' | 'intervals' | 'climbs' | 'sprints' | 'progressive' | 'test' | 'floor';

export interface ClassKind {
  readonly discipline: string;
  readonly name: string;
  /** What the class is called after its length and name. */
  readonly noun: string;
  readonly minutes: readonly number[];
  /** Average effort against the usual for the length; 1 is usual. */
  readonly effort: number;
  readonly shape: EffortShape;
  /** Mean of the members' difficulty ratings, 0 to 10. */
  readonly difficulty: number;
  readonly weight: number;
}

type Row = readonly [name: string, effort: number, shape: EffortShape, difficulty: number, weight: number];

const kinds = (
  discipline: string,
  noun: string,
  minutes: readonly number[],
  rows: readonly Row[],
): ClassKind[] =>
  rows.map(([name, effort, shape, difficulty, weight]) => ({
    discipline,
    noun,
    minutes,
    name,
    effort,
    shape,
    difficulty,
    weight,
  }));

export const classKinds: readonly ClassKind[] = [
  ...kinds(
    'cycling',
    'Ride',
    [20, 30, 45, 60],
    [
      ['Power Zone Endurance', 0.94, 'steady', 6.4, 10],
      ['Power Zone', 1.03, 'intervals', 7.4, 10],
      ['Power Zone Max', 1.08, 'sprints', 8.4, 4],
      ['HIIT & Hills', 1.05, 'sprints', 8.1, 6],
      ['Climb', 1.02, 'climbs', 7.9, 8],
      ['Groove', 0.95, 'intervals', 6.9, 4],
      ['Classic Rock', 1.0, 'intervals', 7.5, 6],
      ['80s', 0.99, 'intervals', 7.2, 6],
      ['Indie', 0.97, 'progressive', 7.0, 5],
      ['Soul', 0.97, 'intervals', 7.0, 5],
      ['Tabata', 1.07, 'sprints', 8.3, 4],
      ['Progression', 1.01, 'progressive', 7.6, 4],
      ['"Just for You"', 0.98, 'intervals', 7.1, 1],
      ['Disco 🪩', 0.98, 'intervals', 7.1, 2],
      ['Rock & Roll', 1.0, 'intervals', 7.4, 2],
    ],
  ),
  ...kinds('cycling', 'Ride', [5, 10, 15, 20], [['Low Impact', 0.82, 'steady', 5.2, 6]]),
  ...kinds('cycling', 'Warm Up Ride', [5, 10], [['', 0.66, 'progressive', 3.8, 4]]),
  ...kinds('cycling', 'Cool Down Ride', [5, 10], [['', 0.55, 'steady', 3.0, 6]]),
  ...kinds('cycling', 'FTP Warm Up Ride', [10], [['', 0.7, 'progressive', 5.0, 2]]),
  ...kinds('cycling', 'FTP Test Ride', [20], [['', 1, 'test', 9.1, 2]]),
  ...kinds(
    'running',
    'Run',
    [20, 30, 45],
    [
      ['Fun', 0.97, 'intervals', 6.9, 6],
      ['Intervals', 1.06, 'sprints', 8.2, 5],
      ['Endurance', 0.98, 'steady', 7.2, 5],
      ['Hills', 1.0, 'climbs', 8.0, 4],
      ['Progression', 1.02, 'progressive', 7.6, 4],
    ],
  ),
  ...kinds(
    'walking',
    'Walk',
    [20, 30, 45],
    [
      ['Hike', 1.05, 'climbs', 6.4, 5],
      ['Power', 1.02, 'intervals', 6.2, 5],
      ['Pop', 0.96, 'steady', 5.4, 5],
    ],
  ),
  ...kinds(
    'caesar',
    'Row',
    [10, 15, 20, 30],
    [
      ['Form & Drills', 0.9, 'intervals', 5.3, 4],
      ['Endurance', 0.98, 'steady', 6.9, 5],
      ['Intervals', 1.05, 'sprints', 7.9, 5],
    ],
  ),
  ...kinds(
    'strength',
    '',
    [5, 10, 20, 30, 45],
    [
      ['Upper Body Strength', 1, 'floor', 7.6, 5],
      ['Core Strength', 1, 'floor', 7.7, 6],
      ['Glutes & Legs Strength', 1, 'floor', 8.1, 5],
      ['Full Body Strength', 1, 'floor', 8.0, 6],
      ['Arms & Light Weights', 1, 'floor', 6.4, 4],
    ],
  ),
  ...kinds(
    'yoga',
    'Yoga Flow',
    [20, 30, 45, 60],
    [
      ['Slow', 1, 'floor', 4.9, 5],
      ['Power', 1, 'floor', 7.0, 4],
      ['Focus', 1, 'floor', 6.1, 4],
    ],
  ),
  ...kinds(
    'stretching',
    'Stretch',
    [5, 10, 15],
    [
      ['Full Body', 1, 'floor', 3.4, 5],
      ['Post-Ride', 1, 'floor', 3.2, 8],
      ['Lower Body', 1, 'floor', 3.3, 4],
    ],
  ),
  ...kinds(
    'meditation',
    'Meditation',
    [5, 10, 15, 20],
    [
      ['Sleep', 1, 'floor', 2.6, 4],
      ['Morning', 1, 'floor', 2.7, 4],
      ['Gratitude', 1, 'floor', 2.5, 3],
    ],
  ),
  ...kinds(
    'cardio',
    'Cardio',
    [10, 15, 20],
    [
      ['HIIT', 1, 'floor', 8.3, 4],
      ['Shadowboxing', 1, 'floor', 7.1, 4],
    ],
  ),
  ...kinds(
    'circuit',
    'Bootcamp',
    [30, 45],
    [
      ['Full Body', 1, 'floor', 8.2, 4],
      ['Core', 1, 'floor', 8.0, 3],
    ],
  ),
  ...kinds(
    'bike_bootcamp',
    'Bike Bootcamp',
    [30, 45],
    [
      ['Upper Body', 0.98, 'intervals', 7.9, 4],
      ['Full Body', 1.0, 'intervals', 8.1, 4],
    ],
  ),
  ...kinds('caesar_bootcamp', 'Row Bootcamp', [30, 45], [['Full Body', 0.97, 'intervals', 7.9, 4]]),
];

export const titleOf = (kind: ClassKind, minutes: number): string =>
  [`${minutes} min`, kind.name, kind.noun].filter((word) => word !== '').join(' ');

/** Display names of the API's discipline slugs. */
export const disciplineNames: Readonly<Record<string, string>> = {
  cycling: 'Cycling',
  running: 'Running',
  walking: 'Walking',
  strength: 'Strength',
  yoga: 'Yoga',
  meditation: 'Meditation',
  stretching: 'Stretching',
  cardio: 'Cardio',
  circuit: 'Tread Bootcamp',
  bike_bootcamp: 'Bike Bootcamp',
  caesar: 'Rowing',
  caesar_bootcamp: 'Row Bootcamp',
  beyond_the_ride: 'Floor',
};
