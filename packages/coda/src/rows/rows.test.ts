import { classRideOn, rideOn } from '@ridebook/analytics/made-up-workout';
import type { Friend, Instructor, Workout } from '@ridebook/domain';
import { describe, expect, it } from 'vitest';
import type { RowStyle } from './column.ts';
import { friendWorkoutTable, instructorTable, tablesIn, workoutTable, type RowMaterial } from './tables.ts';
import { workoutColumns } from './workout-columns.ts';

const modern: RowStyle = { units: 'imperial', isLegacy: false };
const metric: RowStyle = { units: 'metric', isLegacy: false };
const legacy: RowStyle = { units: 'metric', isLegacy: true };

const headersOf = (table: { heads: typeof workoutTable.heads }, style: RowStyle): readonly string[] =>
  table.heads(style).map(({ header }) => header);

/** The columns of the Peloton template of old, as it spelled them. */
const workoutHeaders =
  'Workout ID, Date, Workout Type, Difficulty, Duration, Class Thumbnail, Instructor ID, Total Ratings, Workout Name, Total Workouts, Start Time, Leaderboard Rank, Leaderboard Users, Status, Workout Description, Avg Output (kj), Avg Cadence, Avg Resistance, Avg Speed (mph), Total Output (kj), Distance (mi), Calories (kcal)'.split(
    ', ',
  );
const instructorHeaders =
  'Instructor ID, Image URL, Background, Name, Instagram, Twitter, Quote, Spotify Playlist, Peloton Username'.split(
    ', ',
  );
const friendHeaders =
  'Peloton ID, Username, Pic, Location, Workout ID, Workout Timestamp, Duration, Output (kj), Distance (mi), Calories (kcal), Avg Output (kj), Avg Cadence (rpm), Avg Resistance, Avg Speed (mph)'.split(
    ', ',
  );

const corrected = (headers: readonly string[], style: RowStyle): readonly string[] =>
  headers.map((header) => {
    if (header === 'Avg Output (kj)') return 'Avg Output (watts)';
    if (style.units === 'imperial') return header;
    return header.replace('Distance (mi)', 'Distance (km)').replace('Avg Speed (mph)', 'Avg Speed (kph)');
  });

describe('the columns of the template of old', () => {
  it.each([
    { name: 'Workouts', table: workoutTable, headers: workoutHeaders, count: 22 },
    { name: 'Instructors', table: instructorTable, headers: instructorHeaders, count: 9 },
    { name: 'Friend Workouts', table: friendWorkoutTable, headers: friendHeaders, count: 14 },
  ])('are all in $name: to the letter when asked for, else under headers that are true', (row) => {
    const { table, headers, count } = row;
    expect(headers).toHaveLength(count);
    expect(headersOf(table, legacy)).toEqual(headers);
    for (const style of [modern, metric])
      expect(headersOf(table, style).slice(0, count)).toEqual(corrected(headers, style));
  });

  it('come with the three tables it had, and no others', () => {
    expect(tablesIn(legacy).map(({ name }) => name)).toEqual(['Workouts', 'Instructors', 'Friend Workouts']);
    expect(tablesIn(modern).map(({ name }) => name)).toEqual([
      'Workouts',
      'Instructors',
      'Friend Workouts',
      'Friends',
      'Profile',
      'Months',
      'Records',
    ]);
  });
});

function cellsOf(workout: Workout, style: RowStyle): Readonly<Record<string, unknown>> {
  const [row] = workoutTable.rows([workout], style);
  return Object.fromEntries(
    headersOf(workoutTable, style).map((header, place) => [header, row?.cells[place]]),
  );
}

describe('a row of Workouts', () => {
  const ride = classRideOn('2026-11-21', 30, 150, {
    distanceMetres: 16_093.44,
    averageSpeedMetresPerSecond: 10,
    startedAt: '2026-11-21T08:05:00Z',
    timeZone: 'America/New_York',
  });

  it('is in miles or kilometres, as its headers say, and in miles under the headers of old', () => {
    expect(cellsOf(ride, modern)).toMatchObject({
      'Distance (mi)': 10,
      'Total Output (kj)': 270,
      'Avg Output (watts)': 150,
      'Time of Day': '03:05',
    });
    expect(cellsOf(ride, metric)).toMatchObject({ 'Distance (km)': 16.09344, 'Avg Speed (kph)': 36 });
    expect(cellsOf(ride, legacy)).toMatchObject({ 'Distance (mi)': 10, 'Avg Output (kj)': 150 });
  });

  it('leaves a cell empty where nothing was measured, and keeps a zero', () => {
    const cells = cellsOf({ ...ride, outputJoules: null, difficulty: 0 }, modern);
    expect(cells['Total Output (kj)']).toBeNull();
    expect(cells['Difficulty']).toBe(0);
  });

  it('leaves a title as it is, whatever it looks like', () => {
    for (const title of ['null ride', '=1+1', '+5', '@home', '-3 dB'])
      expect(cellsOf({ ...ride, title }, modern)['Workout Name']).toBe(title);
  });

  it('cuts a text that no row would hold', () => {
    const text = String(
      cellsOf({ ...ride, classDescription: 'x'.repeat(50_000) }, modern)['Workout Description'],
    );
    expect(text).toHaveLength(4_000);
    expect(text.endsWith('…')).toBe(true);
  });

  it('tells of every field of a workout that all who fill the table know', () => {
    const plain = rideOn('2026-11-21');
    const silent = Object.keys(plain).filter((field) => {
      const readFields = new Set<string>();
      const watched = new Proxy(plain, {
        get: (target, name) => {
          readFields.add(String(name));
          return target[name as keyof Workout];
        },
      });
      for (const { cell } of workoutColumns) cell(watched, 'imperial');
      return !readFields.has(field);
    });
    // It comes with the details of classes, which the scripts that read Peloton without a store do not ask for.
    expect(silent).toEqual(['classType']);
  });
});

const friend: Friend = {
  id: 'friend',
  username: 'robin',
  location: null,
  imageUrl: null,
  isPrivate: false,
  isSelf: false,
};

const instructor: Instructor = {
  id: 'instructor',
  name: 'Ada Axle',
  username: null,
  imageUrl: null,
  heroImageUrl: null,
  bio: 'A life.',
  shortBio: null,
  background: 'Wheels.',
  quote: '=Go',
  musicBio: null,
  spotifyPlaylistUri: null,
  instagramName: null,
  twitterName: null,
  stravaUrl: null,
  facebookUrl: null,
  filmUrl: null,
  disciplines: ['cycling'],
  answers: [{ question: 'Why?', answer: 'Because.' }],
};

const material: RowMaterial = {
  workouts: [classRideOn('2026-11-21', 30, 150), classRideOn('2026-10-03', 30, 180)],
  instructors: [instructor],
  friends: [{ friend, rides: [classRideOn('2026-11-20', 20, 200)], failure: null }],
  rider: null,
  today: '2026-11-22',
  excludedIds: new Set(),
};

describe('the tables', () => {
  it.each(tablesIn(modern))('tell the rows of $name apart by their key column', (table) => {
    const rows = table.rows(material, modern);
    const place = table.heads(modern).findIndex(({ header }) => header === table.keyHeader);
    expect(place).toBeGreaterThanOrEqual(0);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
    for (const { key, cells } of rows) expect(cells[place]).toBe(key);
  });

  it('hold a record for each length and measure, without the rides that are left out', () => {
    const records = tablesIn(modern).find(({ name }) => name === 'Records');
    const watts = (excludedIds: ReadonlySet<string>): unknown =>
      records
        ?.rows({ ...material, excludedIds }, modern)
        .find(({ key }) => key === 'cycling 30 min average output')?.cells[4];
    expect(watts(new Set())).toBe(180);
    expect(watts(new Set(['ride-2026-10-03']))).toBe(150);
  });

  it('hold a month for each month with a workout', () => {
    const months = tablesIn(modern).find(({ name }) => name === 'Months');
    expect(months?.rows(material, modern).map(({ key }) => key)).toEqual([
      '2026-10 cycling',
      '2026-11 cycling',
    ]);
  });
});
