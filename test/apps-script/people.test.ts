/** People in the sheet: who teaches, whom the rider follows and what they ride, compared with a real Ridebook server. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharedScript } from '../support/shared-builds.ts';
import { createPackWorld, type PackWorld } from '../coda-pack/pack-world.ts';
import { asShown, byKey, keyHeaderOf, materialOfRest, wantedRows } from '../support/rows-of-rest.ts';
import type { Platform, RunEnd } from './platform/platform.ts';
import { scriptWorldAt, usualSettings, type ScriptWorld } from './world.ts';

const style = { units: 'imperial', isLegacy: false } as const;
const dayMs = 24 * 3_600_000;

let server: PackWorld;
let world: ScriptWorld;
let platform: Platform;
let first: RunEnd;

beforeAll(async () => {
  const code = await sharedScript();
  server = await createPackWorld('--workouts', '12', '--seed', 'sheet-people');
  world = scriptWorldAt(code, server.sandbox, () => server.remove());
  platform = world.openPeopledSheet();
  first = platform.choose('Ridebook > Sync now');
});
afterAll(() => world.close());

/** Requests about other people. */
const aboutOthers = ({ requests }: RunEnd): readonly string[] =>
  requests.filter((request) => /following|instructor/u.test(request));

describe('people in the sheet', () => {
  it.each(['Instructors', 'Friends', 'Friend Workouts'])(
    'fills %s with what a Ridebook server answers',
    async (table) => {
      expect(first.error).toBeNull();
      const material = await materialOfRest(server.read, '2026-11-22');
      const shown = byKey(platform.spreadsheet.shown(table), keyHeaderOf(table, style));
      expect(Object.keys(shown).length).toBeGreaterThan(5);
      expect(shown).toEqual(asShown(wantedRows(table, material, style)));
    },
  );

  it('gives these sheets heads that stay and filters, and hides what is remembered', () => {
    for (const table of ['Instructors', 'Friends', 'Friend Workouts']) {
      const sheet = platform.spreadsheet.state(table);
      expect(sheet?.frozenRows, table).toBe(1);
      expect(sheet?.filter?.rows, table).toBe(sheet?.maxRows);
    }
    expect(platform.spreadsheet.state('Ridebook people')?.isHidden).toBe(true);
    const latest = platform.spreadsheet
      .shown('Friend Workouts')
      .map((row) => String(row['Workout Timestamp']));
    expect(latest).toEqual(latest.toSorted().toReversed());
  });

  it('asks about nobody again within the day, and a day later one request for each, but for what is new', () => {
    expect(platform.fire('scheduledSync').requests).toHaveLength(1);
    platform.clock.advance(dayMs);
    const { requests } = platform.fire('scheduledSync');
    const friends = platform.spreadsheet.shown('Friends').filter((row) => row['Myself'] === 'false');
    const visible = friends.filter((row) => row['Private'] === 'false');
    expect(visible.length).toBeGreaterThan(2);
    // The rider's own list and one for each who is followed; averages of rides alone that had none.
    expect(requests.filter((request) => request.endsWith('/workouts'))).toHaveLength(1 + visible.length);
    const withoutAverages = platform.spreadsheet
      .shown('Friend Workouts')
      .filter((row) => row['Myself'] === 'false' && row['Avg Output (watts)'] === '');
    expect(requests.filter((request) => request.endsWith('graph'))).toHaveLength(withoutAverages.length);
  });

  it('keeps the rides of somebody who cannot be read, and says so on the Status sheet', async () => {
    const [friend] = platform.spreadsheet
      .shown('Friends')
      .filter((row) => row['Private'] === 'false' && row['Myself'] === 'false');
    const ridesBefore = platform.spreadsheet.shown('Friend Workouts').length;
    await world.control.post('faults', [
      { match: `/api/user/${friend?.['Peloton ID']}/workouts`, fault: 404 },
    ]);
    platform.clock.advance(dayMs);
    platform.fire('scheduledSync');
    expect(JSON.stringify(platform.spreadsheet.values('Status'))).toContain(friend?.['Username']);
    expect(platform.spreadsheet.shown('Friend Workouts')).toHaveLength(ridesBefore);
    await world.control.post('faults', []);
    platform.clock.advance(dayMs);
    platform.fire('scheduledSync');
    expect(JSON.stringify(platform.spreadsheet.values('Status'))).not.toContain(friend?.['Username']);
  });

  it('goes on with people where a run was out of time, and reads nobody twice', () => {
    const slow = world.openPeopledSheet(20_000);
    const runs = [slow.choose('Ridebook > Sync now')];
    for (let run = slow.fireNext(); run !== null; run = slow.fireNext()) runs.push(run);
    expect(runs.length).toBeGreaterThan(2);
    expect(runs.filter(({ wasCut, error }) => wasCut || error !== null)).toEqual([]);
    const graphs = runs.flatMap(({ requests }) => requests.filter((request) => request.endsWith('graph')));
    const withoutAverages = slow.spreadsheet
      .shown('Friend Workouts')
      .filter((row) => row['Avg Output (watts)'] === '').length;
    expect(graphs.length - new Set(graphs).size).toBeLessThanOrEqual(withoutAverages);
    expect(byKey(slow.spreadsheet.shown('Friend Workouts'), 'Workout ID')).toEqual(
      byKey(platform.spreadsheet.shown('Friend Workouts'), 'Workout ID'),
    );
    expect(slow.triggers).toEqual([]);
  });

  it('asks about nobody where the settings leave people out', () => {
    const alone = world.openPeopledSheet();
    alone.call('saveSettings', { ...usualSettings, people: 'leave' });
    expect(aboutOthers(alone.choose('Ridebook > Sync now'))).toEqual([]);
    expect(alone.spreadsheet.state('Instructors')).toBeUndefined();
  });
});
