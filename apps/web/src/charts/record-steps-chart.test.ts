import { records, trend } from '@ridebook/analytics';
import { classRideOn } from '@ridebook/analytics/made-up-workout';
import { describe, expect, it } from 'vitest';
import { createFormatter } from '../format/formatter.ts';
import { drawAsText } from './draw-for-test.ts';
import { recordStepsChart } from './record-steps-chart.ts';

const format = createFormatter({ locale: 'en-GB', timeZone: 'UTC' });

function chartOf(watts: readonly number[], eraStarts: readonly string[]) {
  const workouts = watts.map((value, index) =>
    classRideOn(`2026-${String(index + 1).padStart(2, '0')}-10`, 30, value),
  );
  const query = { measure: 'averageOutputWatts', discipline: 'cycling', asOf: '2026-11-22' } as const;
  const [group] = records(workouts, {
    ...query,
    by: 'length',
    classMinutes: 30,
    excludedIds: new Set(),
    eraStarts,
  }).groups;
  if (group === undefined) throw new RangeError('No ride, no record.');
  const whole = { firstDate: null, lastDate: null, name: '', steps: group.steps };
  return recordStepsChart({
    attempts: trend(workouts, { ...query, classMinutes: 30, plannedBreaks: [] }).points,
    eras: group.eras.length === 0 ? [whole] : group.eras.map((era) => ({ ...era, name: 'Era' })),
    recordId: group.record.id,
    sentence: 'The record at 30 minutes.',
    valueHead: 'Average output W',
    unit: 'W',
    shown: (value) => value,
    write: format.number,
    hrefOf: () => null,
    today: '2026-11-22',
    format,
  });
}

describe('how a record came about', () => {
  it('is a staircase, and a new one in each era', async () => {
    const chart = chartOf([150, 160, 140, 170, 120, 130, 125, 180], ['2026-05-01']);
    expect(chart.points.map(({ y }) => y)).toEqual([150, 160, 170, 120, 130, 180]);
    await expect(drawAsText(chart, 860)).toMatchFileSnapshot('golden/record-steps-chart.svg');
  });

  it('draws from a single ride', () => {
    expect(drawAsText(chartOf([150], []), 360)).not.toMatch(/NaN|Invalid/);
  });
});
