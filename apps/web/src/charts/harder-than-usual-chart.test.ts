import { allIsFair, addDays, instructors } from '@ridebook/analytics';
import { classRideOn } from '@ridebook/analytics/made-up-workout';
import { expect, it } from 'vitest';
import { createFormatter } from '../format/formatter.ts';
import { drawAsText } from './draw-for-test.ts';
import { harderThanUsualChart } from './harder-than-usual-chart.ts';

const format = createFormatter({ locale: 'en-GB', timeZone: 'UTC' });
const with_ = (id: string, count: number, watts: number) =>
  Array.from({ length: count }, (_, index) =>
    classRideOn(addDays('2026-10-01', index), 30, watts + (index % 5), {
      id: `${id}-${index}`,
      instructorId: id,
      instructorName: id === 'ada' ? 'Ada Axle' : 'Bo <b>Breaker</b>',
    }),
  );
const chartOf = (rides: ReturnType<typeof with_>) =>
  harderThanUsualChart({
    rows: instructors(rides, { discipline: 'cycling', asOf: '2026-11-22', fairness: allIsFair }).instructors,
    nameOf: (row) => row.instructorName ?? '',
    sentence: 'Average output with two instructors.',
    format,
  });

it('whom one rides harder with: hardest first, hollow where few rides tell, names as text', async () => {
  const chart = chartOf([...with_('ada', 10, 160), ...with_('bo', 30, 150)]);
  expect(chart.points.map(({ title }) => title)).toEqual(['Ada Axle', 'Bo <b>Breaker</b>']);
  await expect(drawAsText(chart, 860)).toMatchFileSnapshot('golden/harder-than-usual-chart.svg');
  await expect(drawAsText(chart, 340)).toMatchFileSnapshot('golden/harder-than-usual-chart-narrow.svg');
});

it('draws nobody without a complaint', () => {
  expect(drawAsText(chartOf([]), 340)).not.toMatch(/NaN|Infinity/);
});
