/** The demo rider's whole history in a Coda table and in both Packs, beside what the REST API answers, to the last digit. */
import { tablesToMake } from '@ridebook/coda';
import { workoutTable } from '@ridebook/coda/rows';
import type { Workout, WorkoutsAnswer } from '@ridebook/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packTables, workoutRows } from '../../apps/coda-pack/src/pack-tables.ts';
import type { PackSource } from '../../apps/coda-pack/src/pack-source.ts';
import { createPelotonSource } from '../../apps/coda-pack/src/peloton-source.ts';
import type { PackRow } from '../../apps/coda-pack/src/properties.ts';
import { createRidebookSource } from '../../apps/coda-pack/src/ridebook-source.ts';
import { createPackWorld, transportWith, type PackWorld } from '../coda-pack/pack-world.ts';
import { readCodaDoc, shownRows, type ShownRow } from '../support/coda-doc.ts';

const minuteMs = 60_000;
let world: PackWorld;
const workouts: Workout[] = [];

beforeAll(async () => {
  world = await createPackWorld('--coda-bare');
  for (let total = 1; workouts.length < total;) {
    const page = await world.read<WorkoutsAnswer>(`/workouts?limit=500&offset=${workouts.length}`);
    if (page.workouts.length === 0) break;
    workouts.push(...page.workouts);
    ({ total } = page);
  }
  const [table] = tablesToMake({ units: 'imperial', isLegacy: false });
  await readCodaDoc(world.sandbox).makeTables(table === undefined ? [] : [table]);
}, 10 * minuteMs);
afterAll(() => world.remove());

const byId = (key: string) => (a: ShownRow, b: ShownRow) => (String(a[key]) < String(b[key]) ? -1 : 1);

const miles = (metres: number | null): number | string => (metres === null ? '' : metres / 1609.344);

/** What the template's columns hold of a workout as the REST API tells it, said once more without the mapping. */
const columnsOfOld: Readonly<Record<string, (workout: Workout) => unknown>> = {
  'Workout ID': ({ id }) => id,
  Date: ({ localDate }) => localDate,
  'Workout Type': ({ discipline }) => discipline,
  Difficulty: ({ difficulty }) => difficulty,
  Duration: ({ durationSeconds }) => durationSeconds,
  'Class Thumbnail': ({ classImageUrl }) => classImageUrl,
  'Instructor ID': ({ instructorId }) => instructorId,
  'Total Ratings': ({ classRatings }) => classRatings,
  'Workout Name': ({ title }) => title,
  'Total Workouts': ({ classWorkouts }) => classWorkouts,
  'Start Time': ({ startedAt }) => startedAt,
  'Leaderboard Rank': ({ leaderboardRank }) => leaderboardRank,
  'Leaderboard Users': ({ leaderboardUsers }) => leaderboardUsers,
  Status: ({ status }) => status,
  'Workout Description': ({ classDescription }) => classDescription,
  'Avg Output (watts)': ({ averageOutputWatts }) => averageOutputWatts,
  'Avg Cadence': ({ averageCadenceRpm }) => averageCadenceRpm,
  'Avg Resistance': ({ averageResistancePercent }) => averageResistancePercent,
  'Avg Speed (mph)': ({ averageSpeedMetresPerSecond: speed }) => miles(speed === null ? null : speed * 3600),
  'Total Output (kj)': ({ outputJoules }) => (outputJoules === null ? '' : outputJoules / 1000),
  'Distance (mi)': ({ distanceMetres }) => miles(distanceMetres),
  'Calories (kcal)': ({ caloriesKcal }) => caloriesKcal,
};

describe('the demo rider, whole', () => {
  it('is in the table of the doc as the REST API tells it', { timeout: 10 * minuteMs }, async () => {
    expect(workouts.length).toBeGreaterThan(1_000);
    const { codaDocId, codaToken } = world.sandbox;
    const pushed = await world.run(['push', 'coda', '--json'], {
      CODA_DOC_ID: codaDocId,
      CODA_API_TOKEN: codaToken,
    });
    expect(JSON.parse(pushed.stdout)).toMatchObject({ created: workouts.length, updated: 0 });
    const style = { units: 'imperial', isLegacy: false } as const;
    const wanted = shownRows({ heads: workoutTable.heads(style), rows: workoutTable.rows(workouts, style) });
    const shown = (await readCodaDoc(world.sandbox).rows('Workouts')).toSorted(byId('Workout ID'));
    expect(shown).toEqual(wanted.toSorted(byId('Workout ID')));

    const byItsId = new Map(workouts.map((workout) => [workout.id, workout]));
    expect(Object.keys(columnsOfOld)).toHaveLength(22);
    for (const row of shown) {
      const workout = byItsId.get(String(row['Workout ID']));
      for (const [header, valueOf] of Object.entries(columnsOfOld)) {
        const value = workout === undefined ? undefined : (valueOf(workout) ?? '');
        if (typeof value === 'number') expect(row[header], header).toBeCloseTo(value, 9);
        else expect(row[header], header).toBe(value);
      }
    }
  });

  it.each([
    ['a Ridebook server', () => createRidebookSource(transportWith(world.apiToken), world.serverUrl)],
    ['Peloton', () => createPelotonSource(transportWith(world.pelotonToken), world.sandbox.url)],
  ] as const)(
    'is in the Pack over %s as the REST API tells it',
    { timeout: 10 * minuteMs },
    async (_, sourceOf) => {
      const rows = await readAll(sourceOf());
      const wanted = workoutRows(workouts);
      expect(rows).toHaveLength(workouts.length);
      expect(rows.toSorted(byId('workoutId'))).toEqual(wanted.toSorted(byId('workoutId')));
    },
  );
});

async function readAll(source: PackSource): Promise<readonly PackRow[]> {
  const table = packTables.find(({ name }) => name === 'Workouts');
  const rows: PackRow[] = [];
  for (let page: number | null = 0; table !== undefined && page !== null;) {
    const found = await table.read(source, { types: [], from: null, until: null }, page);
    rows.push(...found.rows);
    page = found.nextPage;
  }
  return rows;
}
