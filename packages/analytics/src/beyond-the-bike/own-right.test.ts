import { describe, expect, it } from 'vitest';
import type { Workout } from '@ridebook/domain';
import { rideOn } from '../made-up-workout.ts';
import { maybeOwnRight } from './own-right.ts';

const asOf = '2026-11-22';
const run = (date: string, minutes: number, metresPerSecond: number | null, change: Partial<Workout> = {}) =>
  rideOn(date, {
    discipline: 'running',
    durationSeconds: minutes * 60,
    averageSpeedMetresPerSecond: metresPerSecond,
    averageInclinePercent: null,
    elevationGainMetres: null,
    ...change,
  });

describe('running in its own right', () => {
  it('has the pace of the average speed, weighted by time', () => {
    // 20 minutes at 3 m/s and 40 at 2.25 m/s are 2.5 m/s on average: 400 s a kilometre.
    const own = maybeOwnRight([run('2026-05-01', 20, 3), run('2026-05-02', 40, 2.25)], 'running', asOf);
    expect(own?.secondsPerKilometre).toBeCloseTo(400, 9);
    expect(own?.secondsPer500Metres).toBeCloseTo(200, 9);
  });

  it('averages the incline and adds up the climb over those that measured it', () => {
    const own = maybeOwnRight(
      [
        run('2026-05-01', 20, 3, { averageInclinePercent: 2, elevationGainMetres: 40 }),
        run('2026-05-02', 40, 3, { averageInclinePercent: 0.5, elevationGainMetres: 20 }),
        run('2026-05-03', 90, 3),
      ],
      'running',
      asOf,
    );
    expect(own?.averageInclinePercent).toBeCloseTo(1, 9);
    expect(own?.elevationGainMetres).toBe(60);
  });

  it('remembers the fastest of ten minutes or more, the earlier of equals', () => {
    const own = maybeOwnRight(
      [run('2026-05-01', 20, 3), run('2026-05-02', 20, 3), run('2026-05-03', 5, 4)],
      'running',
      asOf,
    );
    expect(own?.fastest?.localDate).toBe('2026-05-01');
    expect(own?.latest.map(({ localDate }) => localDate)).toEqual(['2026-05-03', '2026-05-02', '2026-05-01']);
  });

  it('takes the split of a row from its metres and seconds', () => {
    const row = run('2026-05-01', 10, null, { discipline: 'rowing', distanceMetres: 2000 });
    const own = maybeOwnRight([row], 'rowing', asOf);
    expect(own?.secondsPer500Metres).toBeCloseTo(150, 9);
    expect(own?.fastest?.splitSecondsPer500Metres).toBeCloseTo(150, 9);
  });

  it('says null for what nobody measured', () => {
    const own = maybeOwnRight([run('2026-05-01', 20, null)], 'running', asOf);
    expect(own).toMatchObject({
      secondsPerKilometre: null,
      averageInclinePercent: null,
      elevationGainMetres: null,
      averageStrokeRateSpm: null,
      fastest: null,
    });
  });

  it('is not there without a run that counts', () => {
    expect(maybeOwnRight([], 'running', asOf)).toBeNull();
    expect(maybeOwnRight([run('2026-05-01', 20, 3, { isImported: true })], 'running', asOf)).toBeNull();
    expect(maybeOwnRight([run('2026-12-01', 20, 3)], 'running', asOf)).toBeNull();
  });
});
