import { describe, expect, it } from 'vitest';
import { rideOn } from '../made-up-workout.ts';
import { maybePowerCurve } from '../power-curve/power-curve.ts';
import { bestEfforts, type CurvedRide } from './best-efforts.ts';
import { samplesOf, steady } from './made-up-story.ts';

const samples = samplesOf({ outputWatts: [...steady(100, 60), ...steady(300, 10), ...steady(100, 60)] });
const stronger = samplesOf({ outputWatts: steady(200, 60) });

const ride = (localDate: string, of = samples): CurvedRide => ({
  workout: rideOn(localDate),
  curve: maybePowerCurve(of) ?? [],
});

describe('best efforts', () => {
  const own = ride('2026-05-01');
  const efforts = (rides: readonly CurvedRide[], weightKilograms: number | null = null) =>
    bestEfforts(samples, { workout: own.workout, weightKilograms, rides });
  const records = (rides: readonly CurvedRide[]) =>
    Object.fromEntries(efforts(rides).map(({ durationSeconds, record }) => [durationSeconds, record]));

  it('are the best stretch of each length that the ride has', () => {
    // The worked example of docs/formulas/best-efforts.md.
    expect(efforts([]).map(({ durationSeconds, watts }) => [durationSeconds, watts])).toEqual([
      [5, 300],
      [10, 300],
      [30, 166.7],
      [60, 133.3],
      [120, 116.7],
    ]);
    expect(efforts([]).find(({ durationSeconds }) => durationSeconds === 10)?.fromSecond).toBe(60);
  });

  it('are records until another ride holds more, of the year or of all time', () => {
    const weaker = ride('2026-03-01', samplesOf({ outputWatts: steady(50, 60) }));
    expect(records([own, weaker])).toMatchObject({ 5: 'all-time', 60: 'all-time' });
    expect(records([own, weaker, ride('2026-06-01', stronger)])).toMatchObject({ 5: 'all-time', 60: null });
    expect(records([own, weaker, ride('2025-06-01', stronger)])).toMatchObject({ 5: 'all-time', 60: 'year' });
  });

  it('are no records where no other ride has that length', () => {
    expect(records([own])).toMatchObject({ 5: null, 60: null });
    expect(records([own, ride('2026-06-01', samplesOf({ outputWatts: steady(50, 30) }))])).toMatchObject({
      30: 'all-time',
      60: null,
    });
    expect(records([own, ride('2025-06-01', stronger)])).toMatchObject({ 5: 'all-time', 60: null });
  });

  it('leave the record with the ride that held as much before', () => {
    expect(records([own, ride('2026-04-30')])).toMatchObject({ 5: null, 60: null });
    expect(records([own, ride('2026-05-02')])).toMatchObject({ 5: 'all-time' });
  });

  it('set no record where the ride does not count', () => {
    expect(records([ride('2025-06-01', samplesOf({ outputWatts: [1] }))])).toMatchObject({ 5: null });
    expect(efforts([])[0]).toMatchObject({ best: null, bestOfYear: null, record: null });
  });

  it('tell watts per kilogram where a weight is known', () => {
    expect(efforts([], 75)[0]?.wattsPerKilogram).toBe(4);
    expect(efforts([])[0]?.wattsPerKilogram).toBeNull();
  });

  it('are none without output', () => {
    expect(
      bestEfforts(samplesOf({ heartRateBpm: steady(120, 60) }), { ...own, weightKilograms: null, rides: [] }),
    ).toEqual([]);
  });
});
