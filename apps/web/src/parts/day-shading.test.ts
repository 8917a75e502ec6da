import { calendar } from '@ridebook/analytics';
import { rideOn } from '@ridebook/analytics/made-up-workout';
import { describe, expect, it } from 'vitest';
import { createFormatter } from '../format/formatter.ts';
import { dayShading } from './day-shading.ts';

const format = createFormatter({ locale: 'en-GB', timeZone: 'UTC' });
const kilojoules = [100, 200, 300, 400, 500];
const rides = [
  ...kilojoules.map((value, index) => rideOn(`2026-11-0${index + 1}`, { outputJoules: value * 1000 })),
  rideOn('2026-11-06', { discipline: 'yoga', outputJoules: null, durationSeconds: null }),
];
const { days } = calendar(rides, { firstDate: '2026-11-01', lastDate: '2026-11-30' });

describe('the shades of the days', () => {
  it('hold a quarter of the outputs each, and none for a day that measured nothing', () => {
    const { markOf, key } = dayShading('output', days, format);
    expect(days.map((day) => markOf(day).classes)).toEqual([
      'heat-1',
      'heat-2',
      'heat-3',
      'heat-4',
      'heat-4',
      'heat-0',
    ]);
    expect(key.map((words) => words.replace('\u00a0', ' '))).toEqual([
      'none measured',
      'under 200',
      'from 200',
      'from 300',
      'from 400 kJ',
    ]);
  });

  it('count workouts and minutes', () => {
    expect(dayShading('workouts', days, format).markOf(days[5]).classes).toBe('heat-1');
    expect(dayShading('minutes', days, format).markOf(days[0]).classes).toBe('heat-2');
    expect(dayShading('minutes', days, format).markOf(undefined).classes).toBe('heat-0');
  });

  it('are the discipline’s colour, pale at rest', () => {
    const { markOf, key } = dayShading('discipline', days, format);
    expect([markOf(days[5]).classes, markOf(undefined).classes]).toEqual(['d d-yoga', 'heat-0']);
    expect(key).toEqual([]);
  });

  it('say nothing of output where nothing was measured', () => {
    const { markOf, key } = dayShading('output', days.slice(5), format);
    expect([markOf(days[5]).classes, key]).toEqual(['heat-0', []]);
  });
});
