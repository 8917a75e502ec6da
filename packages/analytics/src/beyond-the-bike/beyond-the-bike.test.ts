import { describe, expect, it } from 'vitest';
import { beyondTheBike, offBikeWorkout } from './beyond-the-bike.ts';
import { rideOn } from '../made-up-workout.ts';

const asOf = '2026-11-22';
const yogaOn = (date: string, minutes: number) =>
  rideOn(date, { id: `yoga-${date}`, discipline: 'yoga', durationSeconds: minutes * 60 });

describe('beyond the bike', () => {
  it('is empty for someone who only rides', () => {
    expect(beyondTheBike([rideOn('2026-11-01')], asOf)).toMatchObject({
      latest: [],
      months: [],
      disciplines: [],
      startTimes: { workouts: 0, average: null },
    });
  });

  it('lists the ten latest, imports among them', () => {
    const workouts = Array.from({ length: 12 }, (_, index) => yogaOn(`2026-10-${String(index + 10)}`, 20));
    const imported = rideOn('2026-11-01', { id: 'import', discipline: 'running', isImported: true });
    const { latest, disciplines } = beyondTheBike([...workouts, imported], asOf);
    expect(latest.map(({ id }) => id).slice(0, 2)).toEqual(['import', 'yoga-2026-10-21']);
    expect(latest).toHaveLength(10);
    expect(disciplines.map(({ discipline }) => discipline)).toEqual(['yoga']);
  });

  it('sums minutes by month and discipline, empty months too', () => {
    const run = rideOn('2026-09-03', { discipline: 'running', durationSeconds: 900 });
    const { months } = beyondTheBike([yogaOn('2026-09-01', 30), run, yogaOn('2026-11-01', 10)], asOf);
    expect(months).toEqual([
      {
        month: '2026-09',
        seconds: 2700,
        disciplines: [
          { discipline: 'yoga', workouts: 1, seconds: 1800 },
          { discipline: 'running', workouts: 1, seconds: 900 },
        ],
      },
      { month: '2026-10', seconds: 0, disciplines: [] },
      { month: '2026-11', seconds: 600, disciplines: [{ discipline: 'yoga', workouts: 1, seconds: 600 }] },
    ]);
  });
});

describe('a workout beside the bike', () => {
  it('has a pace on foot and a split in the rower', () => {
    const speed = { averageSpeedMetresPerSecond: 2.5 };
    expect(offBikeWorkout(rideOn('2026-11-01', { ...speed, discipline: 'running' }))).toMatchObject({
      paceSecondsPerKilometre: 400,
      splitSecondsPer500Metres: null,
    });
    expect(offBikeWorkout(rideOn('2026-11-01', { ...speed, discipline: 'rowing' }))).toMatchObject({
      paceSecondsPerKilometre: null,
      splitSecondsPer500Metres: 200,
    });
  });

  it('has the split of its metres and seconds where the rower names no speed', () => {
    const row = rideOn('2026-11-01', {
      discipline: 'rowing',
      averageSpeedMetresPerSecond: null,
      distanceMetres: 2000,
      durationSeconds: 600,
    });
    expect(offBikeWorkout(row).splitSecondsPer500Metres).toBe(150);
    const shown = offBikeWorkout({ ...row, averageSplitSecondsPer500Metres: 131.4 });
    expect(shown.splitSecondsPer500Metres).toBeCloseTo(131.4);
    expect(offBikeWorkout({ ...row, distanceMetres: null }).splitSecondsPer500Metres).toBeNull();
    expect(offBikeWorkout({ ...row, distanceMetres: 0 }).splitSecondsPer500Metres).toBeNull();
  });

  it('has no pace without a speed or at a standstill', () => {
    for (const averageSpeedMetresPerSecond of [null, 0])
      expect(
        offBikeWorkout(rideOn('2026-11-01', { averageSpeedMetresPerSecond, discipline: 'walking' })),
      ).toMatchObject({ paceSecondsPerKilometre: null });
  });
});
