/** Owns the tables of an instructor's page as they leave it: exact values. */
import type { InstructorHistory } from '@ridebook/analytics';
import type { ChartTable } from '../../charts/chart.ts';

export function historyCsv(rides: InstructorHistory['rides']): ChartTable {
  return {
    heads: [
      'Date',
      'Class',
      'Seconds',
      'Total output kJ',
      'Average output W',
      'Cadence rpm',
      'Heart rate bpm',
      'Finish top %',
      'Against usual %',
    ],
    rows: rides.map((ride) => [
      ride.localDate,
      ride.title,
      ride.durationSeconds,
      ride.outputJoules === null ? null : ride.outputJoules / 1000,
      ride.averageOutputWatts,
      ride.averageCadenceRpm,
      ride.averageHeartRateBpm,
      ride.finishTopPercent,
      ride.harderThanUsual === null ? null : ride.harderThanUsual * 100,
    ]),
  };
}

export function bestsCsv(records: InstructorHistory['records']): ChartTable {
  return {
    heads: ['Length min', 'Best output kJ', 'Set on', 'Taken'],
    rows: records.map(({ classMinutes, record, rides }) => [
      classMinutes,
      record.value / 1000,
      record.localDate,
      rides,
    ]),
  };
}
