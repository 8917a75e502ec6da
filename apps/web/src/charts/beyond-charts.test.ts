import { describe, expect, it } from 'vitest';
import { beyondTheBike } from '@ridebook/analytics';
import { rideOn } from '@ridebook/analytics/made-up-workout';
import { createFormatter } from '../format/formatter.ts';
import { dayClock } from './day-clock.ts';
import { disciplineLook } from './discipline-look.ts';
import { drawAsText } from './draw-for-test.ts';
import { stackedMonths } from './stacked-months.ts';

const format = createFormatter({ locale: 'en-GB', timeZone: 'UTC' });
const workouts = [
  rideOn('2026-08-03', { discipline: 'strength', durationSeconds: 3600 }),
  rideOn('2026-08-09', { discipline: 'yoga', durationSeconds: 1800 }),
  rideOn('2026-10-04', { discipline: 'strength', durationSeconds: 1800 }),
  rideOn('2026-10-05', { discipline: 'bootcamp', durationSeconds: 2700 }),
  rideOn('2026-10-06', { discipline: '"><script>', durationSeconds: 2700 }),
];
const stacked = (members: typeof workouts) => {
  const { months, disciplines } = beyondTheBike(members, '2026-10-20');
  return stackedMonths({
    sentence: 'Hours by month.',
    months,
    order: disciplines.map(({ discipline }) => discipline),
    hrefOf: (from, to) => `/workouts?from=${from}&to=${to}`,
    format,
  });
};

describe('hours by month and discipline', () => {
  it('stack, with a gap where a month had none, and are named at the right', async () => {
    await expect(drawAsText(stacked(workouts), 860)).toMatchFileSnapshot('golden/stacked-months.svg');
  });

  it('lead to the workouts of the whole month', () => {
    expect(stacked(workouts).points[0]?.href).toBe('/workouts?from=2026-08-01&to=2026-08-31');
    expect(stacked(workouts).points.map(({ lines }) => lines[0])).toEqual([
      '1\u00a0h\u00a030 in all',
      'nothing',
      '2\u00a0h in all',
    ]);
  });

  it('draw an empty frame for nothing', () => {
    expect(drawAsText(stacked([]), 360)).not.toMatch(/NaN|Invalid/);
  });

  it('never take an unknown name into a style', () => {
    expect(disciplineLook('x);}')).toEqual({ fill: 'var(--control)', fillOpacity: 1 });
  });
});

describe('start times on 24 hours', () => {
  const dot = (minute: number) => ({ minute, localDate: '2026-10-04', title: 'Core', href: '/workouts' });
  const clock = (rows: Parameters<typeof dayClock>[0]['rows']) =>
    dayClock({ sentence: 'Start times.', rows, format });

  it('draw a row a discipline, and a spread over midnight at both ends', async () => {
    const rows = [
      {
        name: 'Strength',
        average: { minuteOfDay: 400, spreadMinutes: 45 },
        starts: [dot(380), dot(400), dot(420)],
      },
      {
        name: 'Meditation',
        average: { minuteOfDay: 1430, spreadMinutes: 30 },
        starts: [dot(1415), dot(5)],
      },
      { name: 'Yoga', average: null, starts: [dot(0), dot(720)] },
    ];
    await expect(drawAsText(clock(rows), 860)).toMatchFileSnapshot('golden/day-clock.svg');
    expect(clock(rows).table.rows).toEqual([
      ['Strength', 3, '06:40', 45],
      ['Meditation', 2, '23:50', 30],
      ['Yoga', 2, null, null],
    ]);
  });

  it('leave room for times of every length, on a phone too', () => {
    const american = createFormatter({ locale: 'en-US', timeZone: 'UTC' });
    const rows = [{ name: 'Yoga', average: { minuteOfDay: 736, spreadMinutes: 30 }, starts: [dot(736)] }];
    const text = drawAsText(dayClock({ sentence: 'Start times.', rows, format: american }), 360);
    expect(text).toContain('12:16');
    // Where the hours end, and the times begin after a small gap.
    const end = Math.max(...[...text.matchAll(/ x1="([\d.]+)"/g)].map(([, x]) => Number(x)));
    expect(end).toBeGreaterThan(200);
    expect(end).toBeLessThanOrEqual(360 - 8 - '12:16 PM'.length * 7);
  });

  it('draw an empty frame for nobody', () => {
    expect(drawAsText(clock([]), 360)).not.toMatch(/NaN|Invalid/);
  });
});
