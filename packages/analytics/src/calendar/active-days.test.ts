import { describe, expect, it } from 'vitest';
import { activeDays } from './active-days.ts';
import { rideOn } from '../made-up-workout.ts';

describe('active days', () => {
  it('are none without a workout', () => {
    expect(activeDays([])).toEqual([]);
  });

  it('sum a day by its local date and name the discipline with most seconds', () => {
    const days = activeDays([
      rideOn('2026-11-20', { id: 'a', durationSeconds: 600 }),
      rideOn('2026-11-20', { id: 'b', discipline: 'strength', durationSeconds: 900 }),
      rideOn('2026-11-20', { id: 'c', durationSeconds: 400 }),
    ]);
    expect(days).toEqual([
      {
        localDate: '2026-11-20',
        workouts: 3,
        seconds: 1900,
        mainDiscipline: 'cycling',
        isMainlyOutdoor: false,
      },
    ]);
  });

  it('come oldest first and leave out imports and what is still going on', () => {
    const days = activeDays([
      rideOn('2026-11-20'),
      rideOn('2026-11-18'),
      rideOn('2026-11-19', { isImported: true }),
      rideOn('2026-11-21', { status: 'IN_PROGRESS' }),
    ]);
    expect(days.map(({ localDate }) => localDate)).toEqual(['2026-11-18', '2026-11-20']);
  });

  it('count a workout of unknown duration as a day without minutes', () => {
    expect(activeDays([rideOn('2026-11-20', { durationSeconds: null })])).toMatchObject([
      { workouts: 1, seconds: 0 },
    ]);
  });

  it('decide between equals by the alphabet, whatever the order', () => {
    const day = [
      rideOn('2026-11-20', { id: 'a', discipline: 'yoga' }),
      rideOn('2026-11-20', { id: 'b', discipline: 'strength' }),
    ];
    expect(activeDays(day)[0]?.mainDiscipline).toBe('strength');
    expect(activeDays(day.toReversed())[0]?.mainDiscipline).toBe('strength');
  });

  it('are outdoors when most of the main discipline was', () => {
    const indoors = rideOn('2026-11-20', { id: 'a', discipline: 'running', durationSeconds: 600 });
    const outdoors = rideOn('2026-11-20', {
      id: 'b',
      discipline: 'running',
      durationSeconds: 1200,
      isOutdoor: true,
    });
    expect(activeDays([indoors, outdoors])[0]?.isMainlyOutdoor).toBe(true);
    expect(activeDays([indoors, { ...outdoors, durationSeconds: 600 }])[0]?.isMainlyOutdoor).toBe(false);
  });
});
