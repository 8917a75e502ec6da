/**
 * The made-up rider's whole history three times: on a real Ridebook server, in the cells of a sheet that the script filled,
 * in the rows of a doc that the function filled. Every cell is what the server's REST API answers.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RowMaterial } from '@ridebook/coda/rows';
import { buildScript } from '../apps-script/platform/built-script.ts';
import { scriptWorldAt, type ScriptWorld } from '../apps-script/world.ts';
import { functionWorldAt, type FunctionWorld } from '../cloud-function/world.ts';
import { createPackWorld, type PackWorld } from '../coda-pack/pack-world.ts';
import { asShown, byKey, keyHeaderOf, materialOfRest, wantedRows } from '../support/rows-of-rest.ts';

const style = { units: 'imperial', isLegacy: false } as const;
const minuteMs = 60_000;

let server: PackWorld;
let script: ScriptWorld;
let cloud: FunctionWorld;
let material: RowMaterial;

beforeAll(async () => {
  const code = await buildScript();
  server = await createPackWorld('--seed', '1');
  script = scriptWorldAt(code, server.sandbox, async () => undefined);
  cloud = await functionWorldAt(server.sandbox, async () => undefined);
  // The day in the sheet's own time zone, by the clock that the emulated platform begins with.
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(new Date());
  material = await materialOfRest(server.read, today);
}, 10 * minuteMs);
afterAll(async () => {
  await script.close();
  await cloud.close();
  await server.remove();
});

describe('the whole history of the made-up rider', () => {
  it('stands in the cells of the sheet as the REST API answers it', { timeout: 20 * minuteMs }, () => {
    const platform = script.openPeopledSheet();
    const runs = [platform.choose('Ridebook > Sync now')];
    for (let run = platform.fireNext(); run !== null; run = platform.fireNext()) runs.push(run);
    expect(runs.filter(({ wasCut, error }) => wasCut || error !== null)).toEqual([]);
    console.log(`${material.workouts.length} workouts in ${runs.length} runs of the script.`);
    for (const table of [
      'Workouts',
      'Instructors',
      'Friend Workouts',
      'Friends',
      'Profile',
      'Months',
      'Records',
    ]) {
      const shown = byKey(platform.spreadsheet.shown(table), keyHeaderOf(table, style));
      expect(shown, table).toEqual(asShown(wantedRows(table, material, style)));
    }
  });

  it('stands in the rows of the doc as the REST API answers it', { timeout: 20 * minuteMs }, async () => {
    const running = await cloud.start({ SYNC_BUDGET_SECONDS: '40' });
    let calls = 0;
    for (let status: unknown = 'unfinished'; status === 'unfinished'; calls += 1) {
      const { body } = await running.call(await cloud.google.token());
      status = body['status'];
      expect(['done', 'unfinished'], JSON.stringify(body)).toContain(status);
    }
    console.log(`${material.workouts.length} workouts in ${calls} calls of the function.`);
    const rows = byKey(await cloud.doc.rows('Workouts'), 'Workout ID');
    expect(rows).toEqual(wantedRows('Workouts', material, style));
  });
});
