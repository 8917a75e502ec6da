/** The kinds of malformed files that were thought of, each by its number and name, with what becomes of it. */
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openFileBook, type FileBook } from '../in-process/file-book.ts';
import { csvFile, csvHead, csvRow } from '../in-process/made-up-csv.ts';

/**
 * - `taken`: every line of it makes a workout, and nothing is said against it
 * - `told`: the same, and a remark says what is odd
 * - `once`: the line makes one workout, however often it comes
 * - `line`: the line is rejected with its reason and holds its file back; `--partial` imports the lines around it
 * - `file`: nothing of the file is imported, and one reason says why
 */
type Verdict = 'taken' | 'told' | 'once' | 'line' | 'file';

interface Example {
  readonly kind: number;
  readonly name: string;
  readonly verdict: Verdict;
  /** A whole file; of a `line` the bad line alone. */
  readonly contents: string | Uint8Array;
  /** What the report says of it. */
  readonly says?: RegExp;
}

const row = csvRow();
const other = csvRow({ 'Workout Timestamp': '2026-01-31 09:30 (-05)' });
const titled = (title: string): string => csvRow({ Title: `"${title.replaceAll('"', '""')}"` });
const at = (time: string): string => csvRow({ 'Workout Timestamp': time });
const eachLine = (change: (cells: string[]) => string[]): string =>
  [csvHead, row, ''].map((line) => change(line.split(',')).join(',')).join('\n');

const examples: readonly Example[] = [
  { kind: 1, name: 'an empty file', verdict: 'file', contents: '', says: /^It is empty/ },
  { kind: 2, name: 'a head alone', verdict: 'file', contents: csvHead, says: /no workouts below/ },
  { kind: 3, name: 'a byte order mark', verdict: 'taken', contents: `\ufeff${csvFile(row)}` },
  {
    kind: 4,
    name: 'UTF-16, little end first',
    verdict: 'taken',
    contents: Buffer.from(csvFile(row), 'utf16le'),
  },
  {
    kind: 4,
    name: 'UTF-16, big end first',
    verdict: 'taken',
    contents: Buffer.from(csvFile(row), 'utf16le').swap16(),
  },
  {
    kind: 5,
    name: 'Latin-1 in names',
    verdict: 'taken',
    contents: Buffer.from(csvFile(csvRow({ 'Instructor Name': 'Renée' })), 'latin1'),
  },
  {
    kind: 6,
    name: 'CR alone at the end of lines',
    verdict: 'taken',
    contents: csvFile(row).replaceAll('\n', '\r'),
  },
  { kind: 7, name: 'CRLF and LF mixed', verdict: 'taken', contents: `${csvHead}\r\n${row}\n${other}\r\n` },
  { kind: 8, name: 'no end of the last line', verdict: 'taken', contents: `${csvHead}\n${row}` },
  {
    kind: 9,
    name: 'a quote that is never closed',
    verdict: 'line',
    contents: csvRow({ Title: '"Lost' }),
    says: /line 4 is never closed/,
  },
  {
    kind: 10,
    name: 'a quote inside a cell without quotes',
    verdict: 'taken',
    contents: csvFile(csvRow({ Title: '30 min "Hills" Ride' })),
  },
  {
    kind: 10,
    name: 'characters behind a closing quote',
    verdict: 'line',
    contents: csvRow({ Title: '"30 min" Ride' }),
    says: /follow a closing quote/,
  },
  { kind: 11, name: 'doubled quotes', verdict: 'taken', contents: csvFile(titled('30 min "XOXO" Ride')) },
  { kind: 12, name: 'a line break in a title', verdict: 'taken', contents: csvFile(titled('30 min\nRide')) },
  { kind: 13, name: 'a comma in a title', verdict: 'taken', contents: csvFile(titled('30 min, easy')) },
  {
    kind: 14,
    name: 'semicolons between cells',
    verdict: 'taken',
    contents: csvFile(row).replaceAll(',', ';'),
  },
  { kind: 14, name: 'tabs between cells', verdict: 'taken', contents: csvFile(row).replaceAll(',', '\t') },
  {
    kind: 15,
    name: 'a line without its end',
    verdict: 'line',
    contents: '2026-01-30 09:30 (-05),On Demand,Ada',
    says: /its end is missing/,
  },
  {
    kind: 16,
    name: 'a line longer than the head',
    verdict: 'line',
    contents: `${row},,x`,
    says: /lost its quotes/,
  },
  { kind: 16, name: 'empty cells too many', verdict: 'taken', contents: csvFile(`${row},,`) },
  {
    kind: 17,
    name: 'a column that is there twice',
    verdict: 'file',
    contents: `${csvHead},Title\n${row},Other\n`,
    says: /"Title" is there twice/,
  },
  {
    kind: 18,
    name: 'columns in another order',
    verdict: 'taken',
    contents: eachLine((cells) => cells.toReversed()),
  },
  {
    kind: 19,
    name: 'no column of heart rates',
    verdict: 'taken',
    contents: eachLine((cells) => cells.toSpliced(15, 1)),
  },
  {
    kind: 20,
    name: 'no column of times',
    verdict: 'file',
    contents: csvFile(row).replace('Workout Timestamp', 'When'),
    says: /"Workout Timestamp" is missing/,
  },
  {
    kind: 21,
    name: 'metric heads',
    verdict: 'taken',
    contents: csvFile(row).replace('(mph)', '(kph)').replace('(mi)', '(km)').replace('(min/mi)', '(min/km)'),
  },
  {
    kind: 21,
    name: 'a unit that nobody knows',
    verdict: 'file',
    contents: csvFile(row).replace('(mi)', '(furlongs)'),
    says: /furlongs/,
  },
  {
    kind: 22,
    name: 'a NUL in a title',
    verdict: 'line',
    contents: csvRow({ Title: 'a\u0000b' }),
    says: /Title holds a control character/,
  },
  {
    kind: 23,
    name: 'a long file (its memory: long-files.test.ts)',
    verdict: 'taken',
    contents: csvFile(...Array.from({ length: 900 }, (_, place) => titled(`Ride ${place}`))),
  },
  {
    kind: 24,
    name: 'a cell of 10 MB',
    verdict: 'line',
    contents: csvRow({ Title: 'x'.repeat(10_000_000) }),
    says: /longer than 65,536/,
  },
  {
    kind: 25,
    name: 'summer’s label in January',
    verdict: 'taken',
    contents: csvFile(at('2020-01-30 09:30 (CDT)')),
  },
  { kind: 25, name: 'an offset', verdict: 'taken', contents: csvFile(at('2026-01-30 09:30 (-08)')) },
  { kind: 25, name: 'UTC', verdict: 'taken', contents: csvFile(at('2026-01-30 09:30 (UTC)')) },
  { kind: 25, name: '24:00', verdict: 'taken', contents: csvFile(at('2026-01-30 24:00 (-05)')) },
  {
    kind: 25,
    name: 'an hour that spring skips',
    verdict: 'taken',
    contents: csvFile(at('2026-03-08 02:30 (EST)')),
  },
  {
    kind: 25,
    name: 'an hour that autumn repeats',
    verdict: 'taken',
    contents: csvFile(at('2026-11-01 01:30 (EST)')),
  },
  { kind: 25, name: 'no time', verdict: 'line', contents: at(''), says: /blank/ },
  ...['1/30/2026 9:30 AM', '30.01.2026 09:30'].map((time) => ({
    kind: 25,
    name: `a time that a spreadsheet rewrote, ${time}`,
    verdict: 'line' as const,
    contents: at(time),
    says: /spreadsheet has rewritten/,
  })),
  ...['2026-02-30 09:30 (-05)', '2026-01-30 25:00 (-05)'].map((time) => ({
    kind: 25,
    name: `a time that never was, ${time}`,
    verdict: 'line' as const,
    contents: at(time),
    says: /no such time/,
  })),
  {
    kind: 25,
    name: 'no time zone',
    verdict: 'line',
    contents: at('2026-01-30 09:30'),
    says: /which time zone/,
  },
  {
    kind: 25,
    name: 'a zone that nobody knows',
    verdict: 'line',
    contents: at('2026-01-30 09:30 (XYZ)'),
    says: /"XYZ" is not known/,
  },
  {
    kind: 25,
    name: 'a word for a time',
    verdict: 'line',
    contents: at('yesterday'),
    says: /no time such as/,
  },
  ...(
    [
      ['Avg. Resistance', '45%'],
      ['Total Output', '"1,234.5"'],
      ['Total Output', '"1.234,5"'],
      ['Avg. Heartrate', '-'],
      ['Avg. Incline', '-3.5'],
      ['Avg. Pace (min/mi)', '7:31'],
      ['Avg. Pace (min/mi)', '7:31:00 AM'],
    ] as const
  ).map(([column, text]) => ({
    kind: 26,
    name: `${column} of ${text}`,
    verdict: 'taken' as const,
    contents: csvFile(csvRow({ [column]: text })),
  })),
  ...(
    [
      ['Total Output', '1e3'],
      ['Total Output', 'NaN'],
      ['Total Output', '٤٥'],
      ['Total Output', '-5'],
      ['Avg. Watts', '99999999999'],
      ['Length (minutes)', 'half an hour'],
    ] as const
  ).map(([column, text]) => ({
    kind: 26,
    name: `${column} of ${text}`,
    verdict: 'line' as const,
    contents: csvRow({ [column]: text }),
    says: new RegExp(`^${column.replace(/[().]/g, '\\$&')}: `),
  })),
  { kind: 27, name: 'the same line twice', verdict: 'once', contents: csvFile(row, row) },
  {
    kind: 28,
    name: 'two workouts of one minute',
    verdict: 'taken',
    contents: csvFile(row, csvRow({ Title: '5 min Warm Up', 'Length (minutes)': '5' })),
  },
  {
    kind: 29,
    name: 'a line cut off',
    verdict: 'line',
    contents: row.slice(0, -60),
    says: /its end is missing/,
  },
  {
    kind: 29,
    name: 'a file cut between two lines',
    verdict: 'told',
    contents: csvFile(row, other),
    says: /has 2 workouts where at least 9 are known/,
  },
  ...[
    '=HYPERLINK("http://evil.example";"x")',
    '@SUM(A1)',
    '<img src=x onerror=alert(1)>',
    '\u202egnitrats',
  ].map((title) => ({
    kind: 30,
    name: `a title of ${title.replaceAll('\u202e', '(right to left)')}`,
    verdict: 'taken' as const,
    contents: csvFile(titled(title)),
  })),
  {
    kind: 31,
    name: 'a zip or a spreadsheet',
    verdict: 'file',
    contents: Buffer.from('PK\u0003\u0004rest of it'),
    says: /zip file or a spreadsheet/,
  },
  {
    kind: 31,
    name: 'an old spreadsheet',
    verdict: 'file',
    contents: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]),
    says: /old spreadsheet/,
  },
  {
    kind: 31,
    name: 'a compressed file',
    verdict: 'file',
    contents: gzipSync(csvFile(row)),
    says: /compressed/,
  },
  {
    kind: 31,
    name: 'a sign-in page',
    verdict: 'file',
    contents: '\n<!DOCTYPE html><html><title>Log in</title>',
    says: /web page/,
  },
  { kind: 31, name: 'JSON', verdict: 'file', contents: '{"status":401}', says: /JSON/ },
  {
    kind: 31,
    name: 'another table',
    verdict: 'file',
    contents: 'Date,Amount\n2026-01-01,3\n',
    says: /no file of workouts/,
  },
];

let files: FileBook;
beforeAll(async () => {
  files = await openFileBook();
});
afterAll(() => files.close());

/** Each example meets an empty book. */
afterEach(async () => {
  const rider = await files.book.maybeRider();
  if (rider === null) return;
  for (const { importNumber } of await files.book.store.listImports(rider.id))
    await files.book.store.undoImport(rider.id, importNumber);
});
const storedTitles = async (): Promise<readonly string[]> => {
  const rider = await files.book.maybeRider();
  return rider === null ? [] : (await files.book.store.listWorkouts(rider.id)).map(({ title }) => title);
};

async function expectTaken({ contents }: Example): Promise<void> {
  const report = await files.importContents(contents);
  expect(report).toMatchObject({ problem: null, rejected: [], remarks: [], unchanged: 0, matched: 0 });
  expect(report.imported).toBeGreaterThan(0);
  expect(report.lines).toHaveLength(report.imported);
  expect(await storedTitles()).toHaveLength(report.imported);
}

async function expectTold({ contents, says }: Example): Promise<void> {
  const days = Array.from({ length: 9 }, (_, day) => at(`2025-06-0${day + 1} 10:00 (-05)`));
  await files.importContents(csvFile(...days));
  const report = await files.importContents(contents);
  expect(report).toMatchObject({ problem: null, rejected: [], imported: 2 });
  expect(report.remarks.join(' ')).toMatch(says ?? /^$/);
  const whole = await files.importContents(csvFile(...days, row, other));
  expect(whole).toMatchObject({ unchanged: 11, remarks: [] });
}

async function expectOnce({ contents }: Example): Promise<void> {
  const report = await files.importContents(contents);
  expect(report).toMatchObject({ imported: 1, unchanged: report.lines.length - 1, rejected: [] });
  const again = await files.importContents(contents);
  expect(again).toMatchObject({ imported: 0, unchanged: report.lines.length, importNumber: null });
  expect(await storedTitles()).toHaveLength(1);
}

async function expectLineRejected({ contents, says }: Example): Promise<void> {
  const goods = ['01', '02'].map((day) =>
    csvRow({ Title: 'Good', 'Workout Timestamp': `2026-02-${day} 10:00 (-05)` }),
  );
  const text = [csvHead, ...goods, String(contents)].join('\n');
  const whole = await files.importContents(text);
  expect(whole).toMatchObject({ imported: 0, importNumber: null });
  expect(whole.rejected.map(({ line }) => line)).toEqual([2, 3, 4]);
  expect(whole.rejected[0]?.reason).toMatch(/held back/);
  expect(whole.rejected[2]?.reason).toMatch(says ?? /^$/);
  expect(await storedTitles()).toEqual([]);
  const partial = await files.importContents(text, { isPartial: true });
  expect(partial).toMatchObject({ imported: 2, rejected: [{ line: 4 }], problem: null });
  expect(await storedTitles()).toEqual(['Good', 'Good']);
}

async function expectFileRefused({ contents, says }: Example): Promise<void> {
  for (const isPartial of [false, true]) {
    const report = await files.importContents(contents, { isPartial });
    expect(report).toMatchObject({ imported: 0, matched: 0, unchanged: 0, importNumber: null });
    expect(report.rejected).toEqual([{ line: 1, reason: report.problem }]);
    expect(report.problem).toMatch(says ?? /^$/);
    expect(await storedTitles()).toEqual([]);
  }
}

const expectations: Readonly<Record<Verdict, (example: Example) => Promise<void>>> = {
  taken: expectTaken,
  told: expectTold,
  once: expectOnce,
  line: expectLineRejected,
  file: expectFileRefused,
};

describe('a malformed file', () => {
  it.each(examples)('$kind: $name → $verdict', (example) => expectations[example.verdict](example));

  it('has an example of each of the 31 kinds', () => {
    const kinds = new Set(examples.map(({ kind }) => kind));
    expect([...kinds]).toEqual(Array.from({ length: 31 }, (_, place) => place + 1));
  });
});
