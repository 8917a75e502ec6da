import type { DatedValue } from '@ridebook/domain';
import { describe, expect, it } from 'vitest';
import { samplesOf, steady } from '@ridebook/analytics/made-up-story';
import { workoutFactsOf, type Fact } from './facts.ts';
import { metric, plainSpaces, storyOf, type ToldRide } from './story-for-test.ts';

const told = (ride: ToldRide = {}): readonly Fact[] => workoutFactsOf(storyOf(ride), metric);
const terms = (ride?: ToldRide): readonly string[] => told(ride).map(({ term }) => term);
function fact(name: Fact['term'], ride?: ToldRide): { readonly value: string; readonly detail: string } {
  const found = told(ride).find(({ term }) => term === name);
  if (found === undefined) throw new Error(`There is no fact "${name}".`);
  return { value: plainSpaces(found.value), detail: plainSpaces(found.detail) };
}
const since = (validFrom: string, value: number, source: DatedValue['source']): DatedValue => ({
  validFrom,
  value,
  source,
  workoutId: null,
});
const withHistory: ToldRide = {
  material: {
    history: {
      ftpWatts: [since('2026-10-03', 234, 'test')],
      maximumHeartRateBpm: [since('2026-12-01', 185, 'by-hand')],
      weightKilograms: [since('2026-01-01', 75, 'account')],
    },
    samples: samplesOf({ outputWatts: steady(150, 1200), heartRateBpm: steady(140, 1200) }),
  },
};

describe('the facts of a workout', () => {
  it('leave out whatever is unknown, and what nothing on the page rests on', () => {
    const still = {
      workout: {
        discipline: 'meditation',
        outputJoules: null,
        distanceMetres: null,
        caloriesKcal: null,
        averageHeartRateBpm: null,
      },
      material: { samples: null },
    };
    expect(terms(still)).toEqual(['time']);
  });

  it('say of an FTP and a maximum heart rate where they come from, and lead to their history', () => {
    expect(fact('ftp', withHistory)).toEqual({
      value: '234 W',
      detail: '20-minute test, since 3 Oct 2026',
    });
    // The first that is known stands in for the days before it.
    expect(fact('maximumHeartRate', withHistory)).toEqual({
      value: '185 bpm',
      detail: 'entered by you, as of 1 Dec 2026',
    });
    expect(told(withHistory).filter(({ href }) => href !== null)).toHaveLength(2);
  });

  it('tell the best 20 minutes with where they began, and watts per kilogram', () => {
    const best = told(withHistory).filter(({ term }) => term === 'bestEffort');
    expect(best.map(({ label, value, detail }) => [label, plainSpaces(value), plainSpaces(detail)])).toEqual([
      ['Best 20 minutes', '150 W', 'from 0:00, 2.00 W/kg'],
      ['Best 5 minutes', '150 W', 'from 0:00, 2.00 W/kg'],
    ]);
    expect(terms()).not.toContain('bestEffort');
  });

  it('show Peloton’s average heart rate only where it is another', () => {
    const reported = (bpm: number): ToldRide => ({ facts: { reportedAverageHeartRateBpm: bpm } });
    expect(terms(reported(145.2))).not.toContain('reportedHeartRate');
    expect(fact('reportedHeartRate', reported(108))).toEqual({
      value: '108 bpm',
      detail: 'seconds without a signal counted as zero; 145 without them',
    });
  });

  it('say whose Strive Score it is', () => {
    expect(fact('strive', { facts: { reportedStriveScore: 29.4 } })).toEqual({
      value: '29.4',
      detail: 'Peloton’s figure',
    });
    expect(fact('strive', { facts: { reportedZoneSeconds: [0, 0, 728, 903, 66] } })).toEqual({
      value: '53.3',
      detail: 'computed from the zones',
    });
  });

  it('say where Peloton stops counting, and name machines by their names', () => {
    expect(fact('classWorkouts', { workout: { classWorkouts: 100_000 } }).value).toBe('100,000+');
    expect(fact('classWorkouts', { workout: { classWorkouts: 10_000 } }).value).toBe('10,000');
    expect(fact('device', { workout: { deviceType: 'titan' } }).value).toBe('Bike+');
    expect(fact('device', { workout: { deviceType: 'android' } }).value).toBe('Android');
    expect(fact('device', { workout: { deviceType: 'smart_fridge' } }).value).toBe('smart fridge');
  });

  it('keep an hour and its class apart', () => {
    expect(fact('time', { workout: { durationSeconds: 3725, classLengthSeconds: 3600 } })).toEqual({
      value: '1:02:05',
      detail: expect.stringMatching(/^class of /) as string,
    });
  });

  it('call nothing a class that is none: a game level, a Just Ride', () => {
    const level = { classId: null, durationSeconds: 1823, classLengthSeconds: 1823 };
    expect(fact('time', { workout: level }).detail).toBe('of 30 min');
  });
});
