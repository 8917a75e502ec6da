/** The push into Coda from the built script: the same rows, and no request more than it takes. */
import { tablesToMake } from '@ridebook/coda';
import { workoutTable } from '@ridebook/coda/rows';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharedScript } from '../support/shared-builds.ts';
import { readCodaDoc, shownRows } from '../support/coda-doc.ts';
import type { Platform } from './platform/platform.ts';
import { startWorld, usualSettings, type ScriptWorld } from './world.ts';

let world: ScriptWorld;
let platform: Platform;

beforeAll(async () => {
  world = await startWorld(await sharedScript(), '--workouts', '12', '--seed', 'sheet-coda', '--coda-bare');
  // Coda takes three writes in ten seconds, and its clock is not turned by a script that sleeps: three tables.
  const tables = tablesToMake({ units: 'imperial', isLegacy: false });
  await readCodaDoc(world.sandbox).makeTables(tables.filter(({ name }) => madeTables.includes(name)));
  platform = world.openConnectedSheet();
});
afterAll(() => world.close());

const madeTables: readonly string[] = ['Workouts', 'Months', 'Profile'];

const byId = (a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): number =>
  String(a['Workout ID']) < String(b['Workout ID']) ? -1 : 1;

describe('Coda beside the sheet', () => {
  it('says what is wrong with the address of a doc', () => {
    const form = { ...usualSettings, doc: 'https://example.com/', token: 'x' };
    expect(platform.call('saveSettings', form).error?.message).toContain('is not the address of a Coda doc');
  });

  it('is filled with what the REST API answers, to the last digit', async () => {
    const { codaDocId, codaToken } = world.sandbox;
    platform.call('saveSettings', { ...usualSettings, people: 'leave', doc: codaDocId, token: codaToken });
    expect(platform.choose('Ridebook > Sync now').error).toBeNull();
    const style = { units: 'imperial', isLegacy: false } as const;
    const heads = workoutTable.heads(style);
    const wanted = shownRows({ heads, rows: workoutTable.rows(await world.truth(), style) });
    const doc = readCodaDoc(world.sandbox);
    expect((await doc.rows('Workouts')).toSorted(byId)).toEqual(wanted.toSorted(byId));
    for (const table of madeTables)
      expect(await doc.rows(table), table).toHaveLength(platform.spreadsheet.shown(table).length);
  });

  it('says on the Status sheet which table the doc lacks', () => {
    expect(JSON.stringify(platform.spreadsheet.values('Status'))).toContain(
      'The doc has no table \\"Records\\"',
    );
  });

  it('costs two requests in all when nothing is new, and the token lies with the user alone', () => {
    expect(platform.fire('scheduledSync').requests).toHaveLength(2);
    const { codaToken } = world.sandbox;
    expect([...platform.properties.document.kept.values()].join()).not.toContain(codaToken);
    const cells = platform.spreadsheet.sheets.flatMap((sheet) => [...sheet.cells.values()]);
    expect(cells.join()).not.toContain(codaToken);
  });
});
