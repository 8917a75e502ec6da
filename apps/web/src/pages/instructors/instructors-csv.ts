/** Owns the table of all instructors as it leaves the page: exact values. */
import type { InstructorRow, Instructors } from '@ridebook/analytics';
import type { ChartTable } from '../../charts/chart.ts';

export function instructorsCsv(
  { instructors }: Instructors,
  nameOf: (row: InstructorRow) => string,
): ChartTable {
  return {
    heads: [
      'Instructor',
      'Classes',
      'Seconds',
      'Average output W',
      'Output per minute kJ',
      'Best output kJ',
      'Highest average cadence rpm',
      'Average finish top %',
      'Harder than usual %',
      'Latest',
    ],
    rows: instructors.map((row) => [
      nameOf(row),
      row.figures.workouts,
      row.figures.seconds,
      row.figures.averageOutputWatts,
      row.figures.outputKilojoulesPerMinute,
      row.bestOutputJoules === null ? null : row.bestOutputJoules.value / 1000,
      row.highestAverageCadenceRpm?.value ?? null,
      row.averageStandingPercent,
      row.harderThanUsual === null ? null : row.harderThanUsual.median * 100,
      row.lastTaken,
    ]),
  };
}
