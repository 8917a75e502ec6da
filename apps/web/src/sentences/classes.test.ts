import { allIsFair, maybeClassHistory, repeatedClasses } from '@ridebook/analytics';
import { classRideOn, rideOn } from '@ridebook/analytics/made-up-workout';
import type { Workout } from '@ridebook/domain';
import { describe, expect, it } from 'vitest';
import { createFormatter } from '../format/formatter.ts';
import { classesHeadline, classHeadline, maybeRepeatedVoice } from './classes.ts';

const format = createFormatter({ locale: 'en-GB', timeZone: 'Europe/London' });
const today = '2026-11-22';
const headline = (...rides: readonly Workout[]): string => {
  const history = maybeClassHistory(rides, 'class', { asOf: today, similarLimit: 5, fairness: allIsFair });
  return history === null ? '' : classHeadline(history, format, today).replaceAll('\u00a0', ' ');
};
const february = classRideOn('2026-02-03', 30, 150, { averageHeartRateBpm: 147 });

describe('what is said of a class', () => {
  it('calls the strongest attempt so, with the heart rate of the time before', () => {
    expect(headline(february, classRideOn('2026-11-20', 30, 160, { averageHeartRateBpm: 145 }))).toBe(
      'Your second attempt at this class and the strongest: 18 kJ above the best before, of February, at 2 beats less than the time before.',
    );
  });

  it('says how far an attempt is below the best, and when it is level', () => {
    const silent = { averageHeartRateBpm: null };
    expect(headline(february, classRideOn('2026-11-20', 30, 140, silent))).toBe(
      'Your second attempt at this class: 18 kJ below the best, of February.',
    );
    expect(headline(february, classRideOn('2026-11-20', 30, 150, silent))).toBe(
      'Your second attempt at this class, level with the best, of February.',
    );
  });

  it('speaks of no output that was not measured', () => {
    const yoga = (date: string): Workout => rideOn(date, { discipline: 'yoga', outputJoules: null });
    expect(headline(yoga('2026-11-01'), yoga('2026-11-20'))).toBe(
      'Your second attempt at this class, on 20 Nov 2026.',
    );
    expect(headline(yoga('2026-11-01'))).toBe('You took this class once, on 1 Nov 2026.');
  });
});

describe('what is said of all classes', () => {
  const query = { discipline: null, asOf: today, fairness: allIsFair };
  it('counts those taken more than once', () => {
    const repeated = repeatedClasses([february, classRideOn('2026-11-20', 30, 160)], query);
    expect(classesHeadline(12, repeated, format)).toBe(
      '12 different classes, 1 of them taken more than once.',
    );
    expect(classesHeadline(1, [], format)).toBe('One class, none of them taken twice.');
    expect(classesHeadline(0, [], format)).toBe('No class taken yet.');
  });

  it('names the class repeated most and the greatest gain', () => {
    const repeated = repeatedClasses([february, classRideOn('2026-11-20', 30, 160)], query);
    const voice = maybeRepeatedVoice(repeated, format);
    expect(voice?.strong).toBe('2 times 30 min Steady Ride');
    expect(voice?.rest.replaceAll('\u00a0', ' ')).toContain('18 kJ in 30 min Steady Ride');
    expect(maybeRepeatedVoice([], format)).toBeNull();
  });
});
