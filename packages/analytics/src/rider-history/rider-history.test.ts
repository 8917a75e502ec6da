import type { KeptValue } from '@ridebook/domain';
import { describe, expect, it } from 'vitest';
import { rideOn } from '../made-up-workout.ts';
import { riderHistory } from './rider-history.ts';
import { maybeValueAround, maybeValueGoingInto, maybeValueOn } from './value-on.ts';

const kept = (kind: KeptValue['kind'], source: KeptValue['source'], validFrom: string, value: number) => ({
  kind,
  source,
  validFrom,
  value,
});
const withFtp = (localDate: string, ftpWatts: number, ftpSource = 'ftp_workout_source') =>
  rideOn(localDate, { ftpWatts, ftpSource });

const test = rideOn('2026-03-10', {
  title: '20 min FTP Test Ride',
  classLengthSeconds: 1200,
  averageOutputWatts: 221,
  ftpWatts: 200,
  ftpSource: 'ftp_workout_source',
});

describe('the FTP over the years', () => {
  it('changes with what rides tell, a test yields and the rider enters', () => {
    // The worked example of docs/formulas/rider-values.md.
    const workouts = [withFtp('2026-01-05', 200), withFtp('2026-01-09', 200), test];
    const { ftpWatts } = riderHistory(workouts, [kept('ftpWatts', 'by-hand', '2026-05-01', 215)]);
    expect(ftpWatts.map(({ validFrom, value, source }) => [validFrom, value, source])).toEqual([
      ['2026-01-05', 200, 'ride'],
      ['2026-03-10', 209.95, 'test'],
      ['2026-05-01', 215, 'by-hand'],
    ]);
    expect(maybeValueGoingInto(ftpWatts, test)?.value).toBe(200);
    expect(maybeValueGoingInto(ftpWatts, rideOn('2026-03-11'))?.value).toBe(209.95);
    expect(maybeValueGoingInto(ftpWatts, rideOn('2026-05-01'))?.value).toBe(215);
    expect(maybeValueGoingInto(ftpWatts, rideOn('2026-01-04'))).toBeNull();
  });

  it('takes the next ride’s word for a test, rounded, for the same change', () => {
    const { ftpWatts } = riderHistory([withFtp('2026-01-05', 200), test, withFtp('2026-03-12', 210)], []);
    expect(ftpWatts).toMatchObject([
      { value: 200, source: 'ride' },
      { value: 210, source: 'test', validFrom: '2026-03-10', workoutId: test.id },
    ]);
    const other = riderHistory([withFtp('2026-01-05', 200), test, withFtp('2026-03-12', 211)], []);
    expect(other.ftpWatts.map(({ value }) => value)).toEqual([200, 209.95, 211]);
  });

  it('takes 95 % of what was entered by hand at Peloton, which is a 20-minute average', () => {
    const { ftpWatts } = riderHistory([withFtp('2026-01-05', 243, 'ftp_manual_source')], []);
    expect(ftpWatts[0]?.value).toBeCloseTo(230.85, 9);
  });

  it('believes an estimate only until something better is known', () => {
    const workouts = [
      withFtp('2026-01-05', 170, 'ftp_estimated_source'),
      withFtp('2026-01-09', 175, 'ftp_estimated_source'),
      withFtp('2026-02-01', 190),
      withFtp('2026-03-01', 180, 'ftp_estimated_source'),
    ];
    expect(riderHistory(workouts, []).ftpWatts.map(({ value }) => value)).toEqual([170, 175, 190]);
  });

  it('asks the account only where no ride tells anything', () => {
    const account = kept('ftpWatts', 'account', '2026-11-22', 153);
    expect(riderHistory([], [account]).ftpWatts).toMatchObject([{ value: 153, source: 'account' }]);
    expect(riderHistory([withFtp('2026-01-05', 200)], [account]).ftpWatts).toMatchObject([{ value: 200 }]);
  });

  it('takes a warm-up before a test for no test, and a test without output for none', () => {
    const warmUp = { ...test, title: '10 min FTP Warm Up Ride', classLengthSeconds: 600 };
    const silent = { ...test, id: 'silent', averageOutputWatts: null };
    expect(riderHistory([warmUp, silent], []).ftpWatts.map(({ source }) => source)).toEqual(['ride']);
  });
});

describe('heart rate and weight', () => {
  const history = riderHistory(
    [],
    [
      kept('maximumHeartRateBpm', 'account', '2026-11-22', 188),
      kept('maximumHeartRateBpm', 'by-hand', '2025-01-01', 190),
      kept('weightKilograms', 'account', '2026-06-01', 74),
      kept('weightKilograms', 'by-hand', '2026-08-01', 72),
    ],
  );

  it('are the rider’s own from the first entry on, and the account’s before', () => {
    expect(history.maximumHeartRateBpm.map(({ value }) => value)).toEqual([190]);
    expect(history.weightKilograms.map(({ value }) => value)).toEqual([74, 72]);
  });

  it('are what is known first for days before', () => {
    expect(maybeValueAround(history.weightKilograms, '2020-01-01')?.value).toBe(74);
    expect(maybeValueOn(history.weightKilograms, '2020-01-01')).toBeNull();
    expect(maybeValueAround([], '2020-01-01')).toBeNull();
  });
});
