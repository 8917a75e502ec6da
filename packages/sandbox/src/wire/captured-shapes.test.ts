import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, testSandbox, type SignedIn } from '../testing/member.ts';
import { knownDifferences, type KnownDifference } from './known-differences.ts';
import { shapeDifferences } from './shape-differences.ts';

/** Captured responses live beside the checkout, not in it. */
const captures = fileURLToPath(new URL('../../../../../shared/fixtures/', import.meta.url));
const areHere = existsSync(captures);
if (!areHere) console.warn('Skipped: no captured responses in ../shared/fixtures');

interface Row extends Readonly<Record<string, unknown>> {
  readonly id: string;
  readonly ride?: { readonly duration: number | null };
}

const captured = (file: string): unknown => JSON.parse(readFileSync(`${captures}${file}`, 'utf8'));
const applied = new Set<KnownDifference>();

/** The lines that no known difference explains. */
function unexplained(first: unknown, second: unknown): readonly string[] {
  return shapeDifferences(first, second).filter((line) => {
    const known = knownDifferences.filter(({ lines }) => lines.test(line));
    for (const difference of known) applied.add(difference);
    return known.length === 0;
  });
}

const isNamed = (row: Row, name: string): boolean => row['name'] === name && row.ride !== undefined;
const isMeasured = (row: Row): boolean => row['effort_zones'] !== null;

/** What to compare each captured workout with. */
const kinds: readonly (readonly [file: string, everyN: number, suits: (row: Row) => boolean])[] = [
  [
    'cycling-30min',
    1,
    (row) =>
      isNamed(row, 'Cycling Workout') &&
      isMeasured(row) &&
      row['workout_type'] === 'class' &&
      row['status'] === 'COMPLETE' &&
      Number(row['total_work']) > 200_000,
  ],
  ['lanebreak', 1, (row) => isNamed(row, 'Lanebreak Ride')],
  ['scenic-20min', 5, (row) => isNamed(row, 'Scenic Ride') && row.ride?.duration !== null && isMeasured(row)],
  ['rowing-10min', 1, (row) => isNamed(row, 'Rowing Workout') && isMeasured(row)],
  ['tread-walk-30min', 1, (row) => isNamed(row, 'Walking Workout') && isMeasured(row)],
  ['meditation-5min', 1, (row) => isNamed(row, 'Meditation Workout') && !isMeasured(row)],
  ['app-run-30min', 1, (row) => row['device_type'] === 'fire_tv'],
];

describe.skipIf(!areHere)('a generated answer has the keys and types of a captured one', () => {
  let member: SignedIn;
  let rows: readonly Row[];

  beforeAll(async () => {
    member = await signIn(testSandbox({ workouts: 400 }));
    rows = (await member.json('/api/user/me/workouts?limit=400&joins=ride'))['data'] as Row[];
  });

  it.each(kinds)('%s: the workout', async (file, _everyN, suits) => {
    const details = await Promise.all(
      rows
        .filter(suits)
        .slice(0, 20)
        .map(({ id }) => member.json(`/api/workout/${id}?joins=ride,ride.instructor`)),
    );
    // One that earned a badge shows more of the shape.
    const made =
      details.find((detail) => (detail['achievement_templates'] as unknown[]).length > 0) ?? details[0];
    expect(unexplained(captured(`${file}.workout.json`), made)).toEqual([]);
  });

  it.each(kinds)('%s: the performance graph', async (file, everyN, suits) => {
    const row = rows.find(suits);
    const made = await member.json(`/api/workout/${row?.id}/performance_graph?every_n=${everyN}`);
    expect(unexplained(captured(`${file}.graph-${everyN}s.json`), made)).toEqual([]);
  });

  it('the account', async () => {
    expect(unexplained(captured('me.json'), await member.json('/api/me'))).toEqual([]);
  });

  it.each([
    ['workouts-page.json', '/api/user/me/workouts?limit=20&page=0'],
    ['workouts-page-rowing.json', '/api/user/me/workouts?limit=100&page=0&joins=ride'],
    ['instructors-page.json', '/api/instructor?limit=100'],
  ])('the list %s', async (file, path) => {
    expect(unexplained(captured(file), await member.json(path))).toEqual([]);
  });

  it('the columns of the CSV', async () => {
    const text = await (await member.get('/api/user/me/workout_history_csv')).text();
    const header = readFileSync(`${captures}workouts-download.csv`, 'utf8').split('\n')[0]?.trim();
    expect(text.split('\n')[0]).toBe(header);
  });

  afterAll(() => {
    const stale = knownDifferences.filter((difference) => !applied.has(difference));
    expect(stale.map(({ reason }) => reason)).toEqual([]);
  });
});

describe('comparing shapes', () => {
  it('tells a missing key, an extra one and another type apart, and lets null fit all', () => {
    const first = { a: 1, b: 'x', c: null, d: [{ e: 1 }] };
    const second = { a: '1', c: 5, d: [{ e: null, f: 2 }], g: true };
    expect(shapeDifferences(first, second)).toEqual(['- b', '+ d[].f', '+ g', '~ a']);
  });
});
