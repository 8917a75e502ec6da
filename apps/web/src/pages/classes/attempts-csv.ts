/** Owns the attempts at a class as a table that leaves the page: exact values in SI units. */
import type { ClassAttempt } from '@ridebook/analytics';
import type { ChartTable } from '../../charts/chart.ts';

export function attemptsCsv(attempts: readonly ClassAttempt[]): ChartTable {
  return {
    heads: [
      'Attempt',
      'Date',
      'Seconds',
      'Total output kJ',
      'Gain kJ',
      'Average output W',
      'Cadence rpm',
      'Resistance %',
      'Heart rate bpm',
      'Distance m',
      'Calories kcal',
      'Finish top %',
    ],
    rows: attempts
      .toReversed()
      .map((attempt) => [
        attempt.attempt,
        attempt.localDate,
        attempt.durationSeconds,
        attempt.outputJoules === null ? null : attempt.outputJoules / 1000,
        attempt.gainJoules === null ? null : attempt.gainJoules / 1000,
        attempt.averageOutputWatts,
        attempt.averageCadenceRpm,
        attempt.averageResistancePercent,
        attempt.averageHeartRateBpm,
        attempt.distanceMetres,
        attempt.caloriesKcal,
        attempt.finishTopPercent,
      ]),
  };
}
