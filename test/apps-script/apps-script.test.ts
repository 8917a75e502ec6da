/** The built script in an emulated Apps Script: real HTTP to a sandbox, strict fakes of everything else. */
import { workoutTable } from '@ridebook/coda/rows';
import type { Workout } from '@ridebook/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharedScript } from '../support/shared-builds.ts';
import type { Platform } from './platform/platform.ts';
import { startWorld, usualSettings, type ScriptWorld } from './world.ts';

let code: string;
let world: ScriptWorld;

beforeAll(async () => {
  code = await sharedScript();
  world = await startWorld(code, '--workouts', '30', '--seed', 'sheet');
});
afterAll(() => world.close());

const style = { units: 'imperial', isLegacy: false } as const;

/** The rows that the REST API's workouts make, as a sheet shows them. */
function wantedRows(workouts: readonly Workout[]): readonly Readonly<Record<string, string>>[] {
  const heads = workoutTable.heads(style);
  return workoutTable
    .rows(workouts, style)
    .map(({ cells }) =>
      Object.fromEntries(heads.map(({ header }, place) => [header, String(cells[place] ?? '')])),
    );
}

const byId = (a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): number =>
  String(a['Workout ID']) < String(b['Workout ID']) ? -1 : 1;

const idsIn = (platform: Platform): readonly string[] =>
  platform.spreadsheet.shown('Workouts').map((row) => String(row['Workout ID']));

describe('the built script', () => {
  it('is one file of less than 100 KB', () => {
    expect(Buffer.byteLength(code)).toBeLessThan(100_000);
  });

  it('fills Workouts with what the REST API answers, newest first, to the last digit', async () => {
    const platform = world.openConnectedSheet();
    expect(platform.choose('Ridebook > Sync now').error).toBeNull();
    const shown = platform.spreadsheet.shown('Workouts');
    const truth = await world.truth();
    expect(shown.toSorted(byId)).toEqual(wantedRows(truth).toSorted(byId));
    const starts = shown.map((row) => String(row['Start Time']));
    expect(starts).toEqual(starts.toSorted().toReversed());
  });

  it('makes each table a sheet with a head that stays, a filter, and monthly charts once', () => {
    const platform = world.openConnectedSheet();
    platform.choose('Ridebook > Sync now');
    for (const name of ['Workouts', 'Months', 'Records', 'Profile']) {
      const sheet = platform.spreadsheet.state(name);
      expect(sheet?.frozenRows, name).toBe(1);
      expect(sheet?.filter?.rows, name).toBe(sheet?.maxRows);
      expect(platform.spreadsheet.shown(name).length, name).toBeGreaterThan(0);
    }
    const charts = platform.spreadsheet.state('Monthly charts');
    expect(charts?.charts.map(({ title }) => title)).toEqual([
      'Workouts a month',
      'Minutes a month',
      'Output (kj) a month',
      'Distance (mi) a month',
    ]);
    charts?.charts.splice(0);
    platform.spreadsheet.deleteRow('Workouts', 3);
    platform.choose('Ridebook > Sync now');
    expect(charts?.charts).toEqual([]);
  });

  it('sends one request when nothing is new, and none for a workout it knows', () => {
    const platform = world.openConnectedSheet();
    platform.choose('Ridebook > Sync now');
    const again = platform.fire('scheduledSync');
    expect(again.requests).toEqual([expect.stringMatching(/^GET \/api\/user\/\w+\/workouts$/u)]);
    expect(platform.spreadsheet.toasts.at(-1)).toBe('Nothing new.');
  });

  it('brings a deleted row back without asking, and leaves the columns of a person alone', () => {
    const platform = world.openConnectedSheet();
    platform.choose('Ridebook > Sync now');
    const before = platform.spreadsheet.shown('Workouts');
    platform.spreadsheet.insertColumn('Workouts', 3);
    platform.spreadsheet.setCell('Workouts', 1, 3, 'Mine');
    platform.spreadsheet.setCell('Workouts', 2, 3, 'felt good');
    platform.spreadsheet.deleteRow('Workouts', 5);
    expect(platform.choose('Ridebook > Sync now').requests).toHaveLength(1);
    const after = platform.spreadsheet.shown('Workouts');
    expect(after.map(({ Mine: _, ...ours }) => ours).toSorted(byId)).toEqual(before.toSorted(byId));
    expect(after.filter((row) => row['Mine'] === 'felt good').map((row) => row['Workout ID'])).toEqual([
      before[0]?.['Workout ID'],
    ]);
  });

  it('keeps a title that begins like a formula as text', async () => {
    const [workout] = await world.truth();
    await world.control.post('workouts', { change: workout?.id, set: { title: '=1+1' } });
    const platform = world.openConnectedSheet();
    platform.choose('Ridebook > Sync now');
    const row = platform.spreadsheet.shown('Workouts').find((shown) => shown['Workout ID'] === workout?.id);
    expect(row?.['Workout Name']).toBe('=1+1');
    await world.control.post('workouts', { change: workout?.id, set: { title: workout?.title } });
  });

  it('gives a failed workout a line on the Status sheet and tries it again later', async () => {
    const [, workout] = await world.truth();
    await world.control.post('faults', [{ match: `/api/workout/${workout?.id}?`, fault: 500 }]);
    const platform = world.openConnectedSheet();
    platform.choose('Ridebook > Sync now');
    await world.control.post('faults', []);
    const status = platform.spreadsheet.values('Status');
    expect(JSON.stringify(status)).toContain(workout?.id);
    expect(idsIn(platform)).not.toContain(workout?.id);
    expect(platform.fire('scheduledSync').requests).toHaveLength(1);
    platform.clock.advance(2 * 3_600_000);
    platform.fire('scheduledSync');
    expect(idsIn(platform)).toContain(workout?.id);
    expect(JSON.stringify(platform.spreadsheet.values('Status'))).not.toContain(workout?.id);
  });

  it('keeps a workout without its samples where only those cannot be had', async () => {
    const [, , workout] = await world.truth();
    await world.control.post('faults', [{ match: `/api/workout/${workout?.id}/performance`, fault: 500 }]);
    const platform = world.openConnectedSheet();
    platform.choose('Ridebook > Sync now');
    await world.control.post('faults', []);
    expect(idsIn(platform)).toContain(workout?.id);
    expect(JSON.stringify(platform.spreadsheet.values('Status'))).toContain(workout?.id);
  });

  it('writes the types that are wanted, in the units that are wanted, and asks nothing to change units', async () => {
    const platform = world.openConnectedSheet();
    platform.call('saveSettings', { ...usualSettings, types: 'Cycling', people: 'leave' });
    platform.choose('Ridebook > Sync now');
    const cycling = (await world.truth()).filter(({ discipline }) => discipline === 'cycling');
    expect(idsIn(platform).toSorted()).toEqual(cycling.map(({ id }) => id).toSorted());
    platform.call('saveSettings', { ...usualSettings, units: 'metric', types: 'Cycling', people: 'leave' });
    expect(platform.choose('Ridebook > Sync now').requests).toHaveLength(1);
    const [row] = platform.spreadsheet.shown('Workouts');
    expect(Object.keys(row ?? {})).toContain('Distance (km)');
    expect(Object.keys(row ?? {})).not.toContain('Distance (mi)');
    const workout = cycling.find(({ id }) => id === row?.['Workout ID']);
    expect(Number(row?.['Distance (km)'])).toBeCloseTo((workout?.distanceMetres ?? 0) / 1000, 9);
  });

  it('runs hourly, daily or not at all, with one trigger', () => {
    const platform = world.openConnectedSheet();
    const scheduled = () => platform.triggers.map(({ handler, every }) => [handler, every]);
    platform.choose('Ridebook > Schedule > Hourly');
    expect(scheduled()).toEqual([['scheduledSync', '1 hours']]);
    platform.choose('Ridebook > Schedule > Daily');
    expect(scheduled()).toEqual([['scheduledSync', '1 days at 4']]);
    platform.choose('Ridebook > Schedule > Off');
    expect(scheduled()).toEqual([]);
  });

  it('leaves Peloton alone for as long as it said, but for a person who asks', async () => {
    const platform = world.openConnectedSheet();
    await world.control.post('faults', [{ match: '/workouts?', fault: 429 }]);
    platform.fire('scheduledSync');
    await world.control.post('faults', []);
    expect(platform.fire('scheduledSync').requests).toEqual([]);
    expect(platform.choose('Ridebook > Sync now').error).toBeNull();
    expect(idsIn(platform)).toHaveLength(30);
  });
});
