import { describe, expect, it } from 'vitest';
import { lengthRides } from '@ridebook/analytics';
import { classRideOn } from '@ridebook/analytics/made-up-workout';
import { createFormatter } from '../../format/formatter.ts';
import { lengthHistogram, parseLineSort, sortLines } from './length-histogram.ts';
import { lengthMeasures } from './length-measures.ts';

const format = createFormatter({ locale: 'en-US', timeZone: 'UTC' });
const measures = lengthMeasures(format);
const { rides } = lengthRides(
  [
    classRideOn('2024-05-01', 30, 100),
    classRideOn('2025-05-01', 30, 150),
    classRideOn('2026-05-01', 30, 150),
    classRideOn('2026-06-01', 30, 150, { outputJoules: null, averageOutputWatts: null }),
  ],
  { discipline: 'cycling', classMinutes: 30, measure: 'outputJoules', asOf: '2026-11-22' },
);

const length = {
  measure: measures[0],
  recentFrom: '2026-01-01',
  discipline: 'cycling',
  classMinutes: 30,
} as const;

describe('the distribution of a length', () => {
  it('counts every measured ride once, in the unit shown, and the recent ones beside', () => {
    const columns = lengthHistogram({ ...length, rides });
    expect(columns.reduce((sum, { workouts }) => sum + workouts, 0)).toBe(3);
    expect(columns.reduce((sum, { recent }) => sum + recent, 0)).toBe(1);
    expect(columns[0]?.from).toBeLessThanOrEqual(180);
    expect(columns.at(-1)?.to).toBeGreaterThan(270);
  });

  it('is empty where nothing was measured', () => {
    expect(lengthHistogram({ ...length, rides: [] })).toEqual([]);
  });

  it('leads from a column of one ride to the ride, and from one of several to where they are listed', () => {
    const columns = lengthHistogram({ ...length, rides });
    expect(columns.map(({ workouts, href }) => [workouts, href])).toEqual(
      expect.arrayContaining([
        [1, '/workouts/ride-2024-05-01'],
        [2, '/workouts?discipline=cycling&length=30&outputKilojoules=270..275'],
        [0, null],
      ]),
    );
    const cadence = measures.find(({ filter }) => filter === null) ?? measures[0];
    const several = lengthHistogram({ ...length, measure: cadence, rides });
    expect(several.every(({ workouts, href }) => workouts === 1 || href === null)).toBe(true);
  });
});

describe('the rides of a length', () => {
  const keys = ['date', ...measures.map(({ key }) => key)];
  const sorted = (text: string | undefined): readonly string[] =>
    sortLines(rides, parseLineSort(text, 'output', keys), measures).map(({ localDate }) => localDate);

  it('stand by output, highest first, the unmeasured last', () => {
    expect(sorted(undefined)).toEqual(['2026-05-01', '2025-05-01', '2024-05-01', '2026-06-01']);
    expect(sorted('output')).toEqual(['2024-05-01', '2026-05-01', '2025-05-01', '2026-06-01']);
  });

  it('can be sorted by date, and nonsense in the address changes nothing', () => {
    expect(sorted('-date')[0]).toBe('2026-06-01');
    expect(sorted('date')[0]).toBe('2024-05-01');
    expect(sorted('nonsense')).toEqual(sorted(undefined));
  });
});
