/** Owns the columns of Months: what a month of one type of workout amounts to, as the months page shows it. */
import type { Figures, PeriodRow } from '@ridebook/analytics';
import type { ColumnSpec } from './column.ts';
import { distance, distanceHeader, kilojoules, minutes, speed, speedHeader } from './units.ts';

export interface MonthRow {
  readonly discipline: string;
  readonly period: PeriodRow<Figures>;
}

export const monthColumns: readonly ColumnSpec<MonthRow>[] = [
  { header: 'Month ID', kind: 'text', cell: ({ discipline, period }) => `${period.label} ${discipline}` },
  { header: 'Month', kind: 'text', cell: ({ period }) => period.label },
  { header: 'First Day', kind: 'date', cell: ({ period }) => period.firstDate },
  { header: 'Workout Type', kind: 'text', cell: ({ discipline }) => discipline },
  { header: 'Workouts', kind: 'number', cell: ({ period }) => period.figures.workouts },
  { header: 'Active Days', kind: 'number', cell: ({ period }) => period.figures.activeDays },
  { header: 'Minutes', kind: 'number', cell: ({ period }) => minutes(period.figures.seconds) },
  {
    header: 'Total Output (kj)',
    kind: 'number',
    cell: ({ period }) => kilojoules(period.figures.outputJoules),
  },
  {
    header: distanceHeader,
    kind: 'number',
    cell: ({ period }, units) => distance(period.figures.distanceMetres, units),
  },
  { header: 'Calories (kcal)', kind: 'number', cell: ({ period }) => period.figures.caloriesKcal },
  { header: 'Avg Output (watts)', kind: 'number', cell: ({ period }) => period.figures.averageOutputWatts },
  { header: 'Avg Cadence', kind: 'number', cell: ({ period }) => period.figures.averageCadenceRpm },
  { header: 'Avg Resistance', kind: 'number', cell: ({ period }) => period.figures.averageResistancePercent },
  {
    header: speedHeader,
    kind: 'number',
    cell: ({ period }, units) => speed(period.figures.averageSpeedMetresPerSecond, units),
  },
  {
    header: 'Avg Heart Rate (bpm)',
    kind: 'number',
    cell: ({ period }) => period.figures.averageHeartRateBpm,
  },
  {
    header: 'Output per Minute (kj)',
    kind: 'number',
    cell: ({ period }) => period.figures.outputKilojoulesPerMinute,
  },
];
