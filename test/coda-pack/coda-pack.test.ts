/** What the Pack reads from a Ridebook server and from Peloton, over real HTTP, beside what the REST API answers. */
import { friendsOf, friendTable, friendWorkoutsOf } from '@ridebook/coda/rows';
import type { FriendsAnswer, InstructorsAnswer, Workout, WorkoutsAnswer } from '@ridebook/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  friendWorkoutRows,
  packTables,
  workoutRows,
  type PackTable,
} from '../../apps/coda-pack/src/pack-tables.ts';
import type { PackSource, WorkoutsQuery } from '../../apps/coda-pack/src/pack-source.ts';
import { createPelotonSource } from '../../apps/coda-pack/src/peloton-source.ts';
import { packRows, type PackRow } from '../../apps/coda-pack/src/properties.ts';
import { createRidebookSource } from '../../apps/coda-pack/src/ridebook-source.ts';
import { createPackWorld, transportWith, type PackWorld } from './pack-world.ts';
import { setFaults } from '../support/program.ts';

let world: PackWorld;
let workouts: readonly Workout[];

beforeAll(async () => {
  world = await createPackWorld('--workouts', '30', '--seed', 'pack');
  ({ workouts } = await world.read<WorkoutsAnswer>('/workouts?limit=1000'));
}, 60_000);
afterAll(() => world.remove());

const sources: Readonly<Record<string, (token?: string) => PackSource>> = {
  Ridebook: (token = world.apiToken) => createRidebookSource(transportWith(token), world.serverUrl),
  Peloton: (token = world.pelotonToken) => createPelotonSource(transportWith(token), world.sandbox.url),
};

const everything: WorkoutsQuery = { types: [], from: null, until: null };

async function rowsOf(
  name: string,
  source: PackSource,
  query: WorkoutsQuery = everything,
): Promise<readonly PackRow[]> {
  const table = packTables.find((other) => other.name === name) as PackTable;
  const rows: PackRow[] = [];
  for (let page: number | null = 0; page !== null;) {
    const found = await table.read(source, query, page);
    rows.push(...found.rows);
    page = found.nextPage;
  }
  return rows;
}

const sorted = (rows: readonly PackRow[]): readonly PackRow[] =>
  rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

describe.each(['Ridebook', 'Peloton'])('the Pack over %s', (name) => {
  const source = (token?: string): PackSource => sources[name]!(token);

  it('has the REST API’s values for every workout, in every column', async () => {
    expect(workouts).toHaveLength(30);
    const rows = await rowsOf('Workouts', source());
    expect(sorted(rows)).toEqual(sorted(workoutRows(workouts)));
  });

  it('leads from a workout to its instructor and from a ride to its rider, by the rows that are there', async () => {
    const instructors = await rowsOf('Instructors', source());
    const names = new Map(instructors.map((row) => [row['instructorId'], row['name']]));
    const led = (await rowsOf('Workouts', source())).filter((row) => 'instructor' in row);
    expect(led.length).toBeGreaterThan(10);
    for (const { instructor, instructorId } of led)
      expect(instructor).toEqual({ instructorId, name: names.get(instructorId ?? '') });
    const people = new Map(
      (await rowsOf('Friends', source())).map((row) => [row['pelotonId'], row['username']]),
    );
    for (const { friend, pelotonId } of await rowsOf('FriendWorkouts', source()))
      expect(friend).toEqual({ pelotonId, username: people.get(pelotonId ?? '') });
  });

  it('brings the types and the days that were asked for', async () => {
    const [newest, oldest] = [workouts[4], workouts[20]];
    const query = {
      types: ['cycling', 'outdoor'],
      from: oldest?.startedAt ?? '',
      until: newest?.startedAt ?? '',
    };
    const wanted = workouts
      .slice(4, 21)
      .filter(({ discipline, isOutdoor }) => discipline === 'cycling' || isOutdoor);
    const rows = await rowsOf('Workouts', source(), query);
    expect(rows.map((row) => row['workoutId'])).toEqual(wanted.map(({ id }) => id));
    expect(wanted.length).toBeGreaterThan(3);
  });

  it('has the instructors, the friends and their rides of the REST API', async () => {
    const { instructors } = await world.read<InstructorsAnswer>('/instructors');
    const rows = await rowsOf('Instructors', source());
    expect(rows.map((row) => row['instructorId']).toSorted()).toEqual(
      instructors.map(({ id }) => id).toSorted(),
    );
    const { friends } = await world.read<FriendsAnswer>('/friends');
    expect(sorted(await rowsOf('Friends', source()))).toEqual(
      sorted(packRows(friendTable, friendsOf(friends, '9999-12-31'))),
    );
    expect(sorted(await rowsOf('FriendWorkouts', source()))).toEqual(
      sorted(friendWorkoutRows(friendWorkoutsOf(friends))),
    );
  });

  it('reads one workout, and the records of total output', async () => {
    const [workout] = workouts;
    expect(await source().workout(workout?.id ?? '')).toMatchObject({
      id: workout?.id,
      title: workout?.title,
    });
    const best = new Map(
      (await sources['Ridebook']!().records('outputJoules')).map(({ group }) => [
        group.record.id,
        group.record,
      ]),
    );
    const records = await source().records('outputJoules');
    expect(records.length).toBeGreaterThan(1);
    for (const { group } of records) {
      const { value, title, instructorName } = group.record;
      expect(best.get(group.record.id)?.value).toBeCloseTo(value, 6);
      expect(best.get(group.record.id)).toMatchObject({ title, instructorName });
      expect(title).toEqual(expect.any(String));
    }
  });

  it('says what to do about a refused token', async () => {
    await expect(source('nonsense').accountName()).rejects.toThrow(
      name === 'Ridebook'
        ? /^Ridebook refused the token \(401\)\. Make an API token with read access on the Settings page/
        : /^Peloton refused the token \(401\)\. A token lasts 48 hours: sign in at members\.onepeloton\.com/,
    );
  });
});

describe('the Pack over Peloton', () => {
  it('keeps the row of a workout whose detail or graph fails', async () => {
    const [first, second] = workouts;
    await setFaults(world.sandbox, [
      { match: `/api/workout/${first?.id}?`, fault: 500 },
      { match: `/api/workout/${second?.id}/performance_graph`, fault: 500 },
    ]);
    const rows = await rowsOf('Workouts', sources['Peloton']!(), {
      ...everything,
      from: second?.startedAt ?? '',
    });
    await setFaults(world.sandbox, []);
    expect(rows.map((row) => row['workoutId'])).toEqual([first?.id, second?.id]);
  });

  it('ends the refresh when a friend cannot be read, so that Coda keeps the rows it has', async () => {
    await setFaults(world.sandbox, [{ match: 'limit=30&page=0', position: 2, fault: 500 }]);
    await expect(rowsOf('FriendWorkouts', sources['Peloton']!())).rejects.toThrow(
      /cannot answer now \(500\)/,
    );
    await setFaults(world.sandbox, []);
  });

  it('says that Peloton keeps no records but those of total output', async () => {
    await expect(sources['Peloton']!().records('caloriesKcal')).rejects.toThrow(/total output only/);
  });
});
