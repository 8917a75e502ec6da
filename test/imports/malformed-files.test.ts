/** What is read out of malformed files that are taken, by the numbers of malformed-kinds.test.ts, which has the verdict of each. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFileBook, type FileBook } from '../in-process/file-book.ts';
import { csvFile, csvHead, csvRow } from '../in-process/made-up-csv.ts';

let files: FileBook;
beforeEach(async () => {
  files = await openFileBook();
});
afterEach(() => files.close());

const titles = async (): Promise<readonly string[]> => {
  const rider = await files.book.maybeRider();
  if (rider === null) return [];
  return (await files.book.store.listWorkouts(rider.id)).map(({ title }) => title).toSorted();
};
const firstWorkout = async () => {
  const rider = await files.book.maybeRider();
  return (await files.book.store.listWorkouts(rider?.id ?? ''))[0];
};

async function expectImported(contents: string | Uint8Array, count = 1): Promise<void> {
  const report = await files.importContents(contents);
  expect(report.rejected).toEqual([]);
  expect(report.imported).toBe(count);
}

describe('files as a whole', () => {
  it('4: UTF-16 is read in either order, with and without its mark', async () => {
    const text = csvFile(csvRow({ 'Instructor Name': 'Renée Größe' }));
    const little = Buffer.from(`\ufeff${text}`, 'utf16le');
    await expectImported(little);
    expect((await firstWorkout())?.instructorName).toBe('Renée Größe');
    for (const bytes of [
      Buffer.from(little).swap16(),
      little.subarray(2),
      Buffer.from(little).swap16().subarray(2),
    ]) {
      expect(await files.importContents(bytes)).toMatchObject({ imported: 0, unchanged: 1, rejected: [] });
    }
  });

  it('5: names in the encoding of western Windows keep their letters', async () => {
    await expectImported(Buffer.from(csvFile(csvRow({ 'Instructor Name': 'Renée Müller' })), 'latin1'));
    expect((await firstWorkout())?.instructorName).toBe('Renée Müller');
  });

  it('5: one damaged letter in UTF-8 is no reason to read all others wrongly', async () => {
    const text = csvFile(
      csvRow({ Title: 'Größe' }),
      csvRow({ 'Workout Timestamp': '2026-02-01 10:00 (-05)', Title: 'XX' }),
    );
    const bytes = Buffer.from(text);
    bytes[bytes.indexOf('XX')] = 0xe9;
    const report = await files.importContents(bytes, { isPartial: true });
    expect(report.rejected).toEqual([{ line: 3, reason: expect.stringMatching(/damaged/) as string }]);
    expect(await titles()).toEqual(['Größe']);
  });

  it('6, 7, 8: any line end will do, mixed ones and a missing last one too', async () => {
    const rows = [1, 2, 3].map((day) => csvRow({ 'Workout Timestamp': `2026-02-0${day} 10:00 (-05)` }));
    await expectImported([csvHead, ...rows].join('\r'), 3);
    const mixed = `${csvHead}\r\n${rows[0]}\n${rows[1]}\r\n${rows[2]}`;
    expect(await files.importContents(mixed)).toMatchObject({ imported: 0, unchanged: 3, rejected: [] });
  });

  it('10: a lost or wrong quote costs its own line, not those below it', async () => {
    const later = csvRow({ 'Workout Timestamp': '2026-02-02 10:00 (-05)', Title: '"Later, still here"' });
    for (const title of ['"5 min ""Cool" easy"', '"5 min" "Cool"', '"5 min"  "']) {
      const report = await files.importContents(csvFile(csvRow({ Title: title }), later), {
        isPartial: true,
      });
      expect(report.lines.map(({ line, verdict }) => [line, verdict === 'rejected'])).toEqual([
        [2, true],
        [3, false],
      ]);
    }
  });

  it('11, 12, 13: doubled quotes, a line break and a comma belong to a quoted title', async () => {
    await expectImported(
      csvFile(csvRow({ Title: '"30 min ""XOXO"",\nCody"' }), csvRow({ Title: 'Next' })),
      2,
    );
    expect(await titles()).toEqual(['30 min "XOXO",\nCody', 'Next']);
    const again = await files.importContents(
      csvFile(csvRow({ Title: '"a\nb"' }), csvRow({ Title: 'c', Type: '\u0001' })),
    );
    expect(again.lines.map(({ line }) => line)).toEqual([2, 4]);
  });

  it.each([';', '\t'])('14: %j between the cells will do', async (delimiter) => {
    await expectImported(csvFile(csvRow()).replaceAll(',', delimiter));
    expect((await firstWorkout())?.outputJoules).toBe(308_000);
  });

  it('18: columns may stand in any order, and the row stays the same', async () => {
    await expectImported(csvFile(csvRow()));
    const turned = [csvHead, csvRow()].map((line) => line.split(',').toReversed().join(',')).join('\n');
    expect(await files.importContents(turned)).toMatchObject({ unchanged: 1, imported: 0 });
  });

  it('19: a missing column of measures is nothing measured', async () => {
    const without = [csvHead, csvRow()].map((line) => line.split(',').toSpliced(15, 1).join(',')).join('\n');
    await expectImported(without);
    expect((await firstWorkout())?.averageHeartRateBpm).toBeNull();
  });

  it('21: metric heads are read in their units, older spellings as today’s', async () => {
    const metric = csvFile(csvRow({ 'Avg. Speed (mph)': '36.00', 'Distance (mi)': '18.00' }))
      .replace('(mph)', '(kph)')
      .replace('(mi)', '(km)')
      .replace('(min/mi)', '(min/km)');
    await expectImported(metric);
    expect(await firstWorkout()).toMatchObject({ averageSpeedMetresPerSecond: 10, distanceMetres: 18_000 });
    const old = csvFile(csvRow({ 'Workout Timestamp': '2018-03-01 08:00' }))
      .replace('Workout Timestamp', 'Workout Timestamp (PST)')
      .replace('(mph)', '(MPH)')
      .replace('(mi)', '(miles)')
      .replace('(min/mi)', '(min/mile)');
    expect(await files.importContents(old)).toMatchObject({ imported: 1, units: 'imperial', rejected: [] });
  });
});

describe('times', () => {
  it.each([
    ['2026-01-30 09:30 (-08)', '2026-01-30T17:30:00Z', '2026-01-30'],
    ['2026-01-30 09:30 (+0530)', '2026-01-30T04:00:00Z', '2026-01-30'],
    ['2026-01-30 23:30 (UTC)', '2026-01-30T23:30:00Z', '2026-01-30'],
    // A frozen label: the clock on the wall was Chicago's, an hour behind what the letters say.
    ['2020-01-30 09:30 (CDT)', '2020-01-30T15:30:00Z', '2020-01-30'],
    ['2020-07-15 10:34 (PST)', '2020-07-15T17:34:00Z', '2020-07-15'],
    ['2026-01-30 24:00 (-05)', '2026-01-31T05:00:00Z', '2026-01-31'],
    // Clocks in New York skip this hour, and show the next one twice.
    ['2026-03-08 02:30 (EST)', '2026-03-08T07:30:00Z', '2026-03-08'],
    ['2026-11-01 01:30 (EST)', '2026-11-01T05:30:00Z', '2026-11-01'],
  ])('25: %s is %s', async (text, startedAt, localDate) => {
    await expectImported(csvFile(csvRow({ 'Workout Timestamp': text })));
    expect(await firstWorkout()).toMatchObject({ startedAt, localDate });
  });
});

describe('numbers', () => {
  it.each([
    ['Avg. Resistance', '45%', 'averageResistancePercent', 45],
    ['Total Output', '"1,234.5"', 'outputJoules', 1_234_500],
    ['Total Output', '"1.234,5"', 'outputJoules', 1_234_500],
    ['Avg. Incline', '-3.5', 'averageInclinePercent', -3.5],
    ['Avg. Heartrate', '-', 'averageHeartRateBpm', null],
    ['Avg. Watts', '', 'averageOutputWatts', null],
  ] as const)('26: %s %s is %s %s', async (column, text, field, value) => {
    await expectImported(csvFile(csvRow({ [column]: text })));
    expect((await firstWorkout())?.[field]).toBe(value);
  });

  it.each(['7:30', '7:30:00 AM', '7.5'])(
    '26: a pace of %s stands for the speed that a run does not say',
    async (pace) => {
      await expectImported(csvFile(csvRow({ 'Avg. Speed (mph)': '', 'Avg. Pace (min/mi)': pace })));
      expect((await firstWorkout())?.averageSpeedMetresPerSecond).toBeCloseTo(3.576, 3);
    },
  );

  it('26: a row of impossible miles is one of metres, and a possible one is what its head says', async () => {
    const row = (distance: string) =>
      csvRow({ 'Fitness Discipline': 'Rowing', 'Length (minutes)': '10', 'Distance (mi)': distance });
    await expectImported(csvFile(row('1440.67')));
    expect((await firstWorkout())?.distanceMetres).toBe(1440.67);
    await expectImported(csvFile(row('1.50').replace('2026-01-30', '2026-03-30')));
    expect((await firstWorkout())?.distanceMetres).toBeCloseTo(2414.016, 3);
  });

  it('26: between semicolons a comma is the decimal mark, and what could be either is rejected', async () => {
    const european = csvFile(csvRow({ 'Distance (mi)': '§' }))
      .replaceAll(',', ';')
      .replace('19.00', '19,00');
    expect(await files.importContents(european.replace('§', '1.234'))).toMatchObject({ imported: 0 });
    await expectImported(european.replace('§', '9,50'));
    expect((await firstWorkout())?.distanceMetres).toBeCloseTo(15_288.768, 6);
  });
});

describe('rows that are there already', () => {
  it('27: the same row twice, in one file or in two, is one workout', async () => {
    const first = await files.importContents(csvFile(csvRow(), csvRow()));
    expect(first).toMatchObject({ imported: 1, unchanged: 1 });
    expect(first.lines[1]?.reason).toBe('The same row stands on line 2.');
    expect(await files.importContents(csvFile(csvRow()))).toMatchObject({
      imported: 0,
      unchanged: 1,
      importNumber: null,
    });
  });

  it('27: overlapping files bring only what is new', async () => {
    const days = ['01', '02', '03'].map((day) =>
      csvRow({ 'Workout Timestamp': `2026-02-${day} 10:00 (-05)` }),
    );
    await expectImported(csvFile(...days.slice(0, 2)), 2);
    expect(await files.importContents(csvFile(...days.slice(1)))).toMatchObject({
      imported: 1,
      unchanged: 1,
    });
  });

  it('28: two different workouts of the same minute both live', async () => {
    await expectImported(
      csvFile(csvRow(), csvRow({ Title: '5 min Warm Up', 'Length (minutes)': '5', 'Total Output': '40' })),
      2,
    );
    await expectImported(csvFile(csvRow({ 'Total Output': '250', 'Calories Burned': '300' })));
    expect(await titles()).toHaveLength(3);
  });
});

describe('30: text that wants to be more than text', () => {
  it.each([
    '=HYPERLINK("http://evil.example";"x")',
    '@SUM(A1)',
    '<img src=x onerror=alert(1)>',
    '\u202egnitrats',
  ])('%s is a title like any other', async (title) => {
    await expectImported(csvFile(csvRow({ Title: `"${title.replaceAll('"', '""')}"` })));
    expect(await titles()).toEqual([title]);
  });
});
