/** Docs as people make them: what is missing is named, what is theirs is left alone, what is refused costs itself only. */
import { classRideOn } from '@ridebook/analytics/made-up-workout';
import { tablesToMake, wantedTables, type WantedTable } from '@ridebook/coda';
import { describe, expect, it } from 'vitest';
import { shownRows } from './support/coda-doc.ts';
import { createVirtualCoda, type MadeTable } from './support/virtual-coda.ts';

const setup = '"ridebook push coda --setup"';

function wantedOf(name: string, titles: readonly string[]): WantedTable {
  return {
    name,
    keyHeader: 'ID',
    heads: ['ID', 'Title', 'Watts'].map((header) => ({ header, kind: 'text' as const })),
    rows: titles.map((title, place) => ({ key: `${place}`, cells: [`${place}`, title, 100 + place] })),
  };
}
const rides = wantedOf('Rides', ['Climb', 'Tempo']);
const months = wantedOf('Months', ['October']);

const made = (name: string, ...columns: readonly (string | MadeTable['columns'][number])[]): MadeTable => ({
  name,
  columns: columns.map((column) => (typeof column === 'string' ? { name: column } : column)),
});

describe('a doc', () => {
  it('without any of the tables is told of in one sentence and not written to', async () => {
    const coda = createVirtualCoda([made('Mine', 'ID', 'Title')]);
    const result = await coda.push([rides, months]);
    expect(result).toMatchObject({ isDocEmpty: true, created: 0, requests: 1 });
    expect(result.problems).toEqual([
      `The doc has none of the tables that a push fills: "Rides", "Months". Make them, or the first one to begin with, as ${setup} lists them.`,
    ]);
  });

  it('without one of the tables is told which, and the others are filled', async () => {
    const coda = createVirtualCoda([made('Rides', 'ID', 'Title', 'Watts')]);
    const result = await coda.push([rides, months]);
    expect(result.problems).toEqual([]);
    expect(result.leftOut).toEqual([
      `The doc has no table "Months": it is left out. Add it as ${setup} lists it, or do without it.`,
    ]);
    expect(await coda.doc.rows('Rides')).toEqual(shownRows(rides));
  });

  it('without some columns is told which, and the others are filled; they are filled when they are there', async () => {
    const coda = createVirtualCoda([made('Rides', 'ID', 'Title')]);
    const result = await coda.push([rides]);
    expect(result.problems).toEqual([]);
    expect(result.leftOut).toEqual([
      `The table "Rides" has no column "Watts": it is left out. Add it as ${setup} lists it, or do without it.`,
    ]);
    expect(await coda.doc.rows('Rides')).toEqual([
      { ID: '0', Title: 'Climb' },
      { ID: '1', Title: 'Tempo' },
    ]);
    const before = coda.requests.length;
    expect(await coda.push([rides])).toMatchObject({ created: 0, updated: 0, unchanged: 2, requests: 2 });
    expect(coda.requests.slice(before).map(({ method }) => method)).toEqual(['GET', 'GET']);
    const [two] = (await createVirtualCoda([made('Rides', 'Title')]).push([rides])).problems;
    expect(two).toBe(
      `The table "Rides" has no column "ID", which tells its rows apart: nothing is written to it. Add it as ${setup} lists it.`,
    );
  });

  it('with a formula under one of our names keeps it, and is told so', async () => {
    const coda = createVirtualCoda([made('Rides', 'ID', { name: 'Title', isCalculated: true }, 'Watts')]);
    const result = await coda.push([rides]);
    expect(result).toMatchObject({ created: 2, endedBy: null });
    expect(result.problems.join()).toContain('has formulas in "Title", so nothing is written there');
    const [key] = (
      await createVirtualCoda([made('Rides', { name: 'ID', isCalculated: true }, 'Title')]).push([rides])
    ).problems;
    expect(key).toContain('has a formula in "ID", which tells its rows apart: nothing is written to it');
  });

  it('keeps what its user writes into a column of their own, through updates of the same rows', async () => {
    const coda = createVirtualCoda([made('Rides', 'My notes', 'ID', 'Title', 'Watts')]);
    await coda.push([rides]);
    const { items } = (await coda.doc.get('/tables/Rides/rows?useColumnNames=true')) as {
      items: { id: string; values: Record<string, unknown> }[];
    };
    for (const { id, values } of items)
      await coda.doc.send('PUT', `/tables/Rides/rows/${id}`, {
        row: { cells: [{ column: 'My notes', value: `note of ${String(values['ID'])}` }] },
      });
    for (const scope of ['changed', 'everything'] as const) {
      const renamed = wantedOf('Rides', [`Climb, ${scope}`, 'Tempo', 'New']);
      expect((await coda.push([renamed], { scope })).updated).toBe(1);
      const rows = await coda.doc.rows('Rides');
      expect(rows.map((row) => row['My notes'])).toEqual(['note of 0', 'note of 1', '']);
      expect(rows[0]?.['Title']).toBe(`Climb, ${scope}`);
    }
  });

  it('made from the template of old is filled under its headers, in miles', async () => {
    const style = { units: 'metric', isLegacy: true } as const;
    const coda = createVirtualCoda(tablesToMake(style));
    const workouts = [classRideOn('2026-11-21', 30, 150, { distanceMetres: 16_093.44 })];
    const wanted = wantedTables(
      {
        workouts,
        instructors: [],
        friends: [],
        rider: null,
        today: '2026-11-22',
        excludedIds: new Set<string>(),
      },
      style,
    );
    expect(await coda.push(wanted)).toMatchObject({ created: 1, problems: [], endedBy: null });
    const [row] = await coda.doc.rows('Workouts');
    expect(Object.keys(row ?? {})).toHaveLength(22);
    expect(row).toMatchObject({ 'Avg Output (kj)': 150, 'Distance (mi)': 10, Duration: 1800 });
  });

  it('is found missing, and so is the right to it, with what to do', async () => {
    const coda = createVirtualCoda([made('Rides', 'ID')]);
    expect((await coda.push([rides], { docId: 'NoSuchDoc' })).endedBy).toMatchObject({
      kind: 'not-found',
      message:
        'Coda finds no doc "NoSuchDoc" (404), or the token is of somebody who may not see it. Give the address of the doc as the browser shows it.',
    });
    expect((await coda.push([rides], { token: 'wrong' })).endedBy).toMatchObject({
      kind: 'token-refused',
      message: expect.stringContaining('Make a new one at https://coda.io/account') as string,
    });
  });
});

describe('a row', () => {
  it('arrives as text where its text looks like something else', async () => {
    const titles = ['=1+1', '+5', '-3 dB', '@home', '007', 'true', "'quoted", 'null', '  spaced  '];
    const coda = createVirtualCoda([made('Rides', 'ID', 'Title', 'Watts')]);
    await coda.push([wantedOf('Rides', titles)]);
    expect((await coda.doc.rows('Rides')).map((row) => row['Title'])).toEqual(titles);
  });

  it('that is larger than Coda takes is named and left out, and the others arrive', async () => {
    const coda = createVirtualCoda([made('Rides', 'ID', 'Title', 'Watts')]);
    const wanted = wantedOf('Rides', ['Climb', 'x'.repeat(50_000), 'Tempo']);
    const result = await coda.push([wanted]);
    expect(result.problems).toEqual(['The row 1 of "Rides" is larger than Coda takes, so it was left out.']);
    expect((await coda.doc.rows('Rides')).map((row) => row['Title'])).toEqual(['Climb', 'Tempo']);
  });

  it('is sent when Coda takes requests again, and once', async () => {
    const coda = createVirtualCoda([made('Rides', 'ID', 'Title', 'Watts')]);
    await coda.setFaults({ match: '/rows?disableParsing', fault: 'coda-limited', times: 4 });
    expect(await coda.push([rides])).toMatchObject({ created: 2, problems: [], endedBy: null });
    expect(coda.requests.filter(({ status }) => status === 429)).toHaveLength(4);
    await coda.setFaults({ match: '/rows?disableParsing', fault: 'coda-limited' });
    const more = wantedOf('Rides', ['Climb', 'Tempo', 'New']);
    expect((await coda.push([more])).endedBy).toMatchObject({ kind: 'limited' });
    await coda.setFaults();
    expect(await coda.push([more])).toMatchObject({ created: 1, endedBy: null });
    expect(await coda.doc.rows('Rides')).toEqual(shownRows(more));
  });
});
