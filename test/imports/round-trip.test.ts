/** What an export gives back: the file that was imported, to the letter, in pieces, and nothing new when it comes again. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Rider, Workout } from '@ridebook/domain';
import {
  allWorkouts,
  chosenOf,
  exportWorkouts,
  type ExportForm,
} from '../../apps/ridebook/src/exports/export-workouts.ts';
import { openFileBook, type FileBook } from '../in-process/file-book.ts';
import { csvFile, csvRow } from '../in-process/made-up-csv.ts';

let files: FileBook;
beforeEach(async () => {
  files = await openFileBook();
});
afterEach(() => files.close());

const rider = async (): Promise<Rider> => {
  const one = await files.book.maybeRider();
  if (one === null) throw new Error('Nobody has imported anything.');
  return one;
};
async function exported(form: Partial<ExportForm> = {}): Promise<readonly string[]> {
  const { store } = files.book;
  const one = await rider();
  const whole: ExportForm = { format: 'csv', units: null, columns: 'official', ...form };
  const pieces: string[] = [];
  for await (const piece of exportWorkouts(store, one, allWorkouts(store, one.id), whole)) pieces.push(piece);
  return pieces;
}
const textOf = async (form: Partial<ExportForm> = {}): Promise<string> => (await exported(form)).join('');

const rows = [
  csvRow({ 'Workout Timestamp': '2020-01-30 09:30 (CDT)', 'Avg. Pace (min/mi)': '7:31' }),
  csvRow({ 'Workout Timestamp': '2021-02-01 06:00 (UTC)', Title: '"20 min Run\nin ""two"" lines"' }),
  csvRow({ 'Workout Timestamp': '2022-03-13 02:30 (EST)', Title: "'=SUM(A1)" }),
  csvRow({ 'Workout Timestamp': '2023-03-13 09:30 (-05)', 'Instructor Name': 'Renée Größe' }),
];

describe('a file that is exported', () => {
  it('is the one that was imported, and changes nothing when it is imported again', async () => {
    const file = csvFile(...rows);
    await files.importContents(file);
    expect(await textOf()).toBe(file);
    for (const columns of ['official', 'all'] as const) {
      expect(await files.importContents(await textOf({ columns }))).toMatchObject({
        imported: 0,
        matched: 0,
        unchanged: rows.length,
        rejected: [],
        remarks: [],
      });
    }
  });

  it('holds the same workouts in every format', async () => {
    await files.importContents(csvFile(...rows));
    const stored = (await files.book.store.listWorkouts((await rider()).id)).toReversed();
    expect(JSON.parse(await textOf({ format: 'json' }))).toEqual({ workouts: stored });
    const lines = (await textOf({ format: 'ndjson' })).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(stored);
  });

  it('is written in pieces, as many together as can be held, and of nobody it is a head alone', async () => {
    const many = Array.from({ length: 2_100 }, (_, place) =>
      csvRow({ Title: `Ride ${place}`, 'Total Output': String(100 + place) }),
    );
    await files.importContents(csvFile(...many));
    for (const format of ['csv', 'json', 'ndjson'] as const) {
      const pieces = await exported({ format });
      expect(pieces.filter((piece) => piece.length > 10_000)).toHaveLength(2);
    }
    const empty: string[] = [];
    const form = { format: 'csv', units: 'imperial', columns: 'official' } as const;
    for await (const piece of exportWorkouts(files.book.store, null, [], form)) empty.push(piece);
    expect(empty.join('')).toBe(csvFile());
  });
});

it('holds those that were chosen, from each page', async () => {
  const many = Array.from({ length: 2_100 }, (_, place) =>
    csvRow({ Title: `Ride ${place}`, 'Total Output': String(100 + place) }),
  );
  await files.importContents(csvFile(...many));
  const { store } = files.book;
  const one = await rider();
  const stored = (await store.listWorkouts(one.id)).toReversed();
  const ends = [stored[0]?.id, stored.at(-1)?.id];
  const pages = chosenOf(allWorkouts(store, one.id), ({ id }) => ends.includes(id));
  const form = { format: 'json', units: null, columns: 'official' } as const;
  let text = '';
  for await (const piece of exportWorkouts(store, one, pages, form)) text += piece;
  const { workouts } = JSON.parse(text) as { readonly workouts: readonly Workout[] };
  expect(workouts.map(({ id }) => id)).toEqual(ends);
});

const captured = path.resolve(import.meta.dirname, '../../../shared/fixtures/workouts-download.csv');
const isThere = existsSync(captured);
if (!isThere)
  console.warn('Skipped: the captured download is not beside this checkout (../shared/fixtures).');

it.skipIf(!isThere)('a download of a real account comes back to the letter', async () => {
  const file = readFileSync(captured, 'utf8');
  const report = await files.importContents(file);
  expect(report).toMatchObject({ imported: 167, rejected: [], remarks: [] });
  // Peloton leaves out the end of its last line.
  expect(await textOf()).toBe(`${file}\n`);
  expect(await files.importContents(await textOf({ columns: 'all' }))).toMatchObject({ unchanged: 167 });
  expect(await files.importContents(await textOf({ units: 'metric' }))).toMatchObject({
    imported: 0,
    matched: 167,
    rejected: [],
  });
});
