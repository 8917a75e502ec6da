/** Owns the sheet of monthly charts: its figures are kept up to date, its charts are made once and belong to the person then. */
import type { RowMaterial, UnitSystem } from '@ridebook/coda/rows';
import type { Workout } from '@ridebook/domain';
import { metresPerMile } from '@ridebook/domain';
import { makeRoom, type Spreadsheet } from './grid.ts';

const sheetName = 'Monthly charts';

interface MonthlyFigure {
  readonly header: string;
  readonly of: (workouts: readonly Workout[]) => number;
}

const sum = (workouts: readonly Workout[], value: (workout: Workout) => number | null): number =>
  workouts.reduce((total, workout) => total + (value(workout) ?? 0), 0);

const figuresIn = (units: UnitSystem): readonly MonthlyFigure[] => [
  { header: 'Workouts', of: (workouts) => workouts.length },
  { header: 'Minutes', of: (workouts) => sum(workouts, ({ durationSeconds }) => durationSeconds) / 60 },
  { header: 'Output (kj)', of: (workouts) => sum(workouts, ({ outputJoules }) => outputJoules) / 1000 },
  {
    header: units === 'metric' ? 'Distance (km)' : 'Distance (mi)',
    of: (workouts) =>
      sum(workouts, ({ distanceMetres }) => distanceMetres) / (units === 'metric' ? 1000 : metresPerMile),
  },
];

/** Rows that a chart looks at: twenty years of months. */
const chartRows = 241;
const chartHeightInRows = 16;

export function drawMonthlyCharts(
  spreadsheet: Spreadsheet,
  { workouts, today }: RowMaterial,
  units: UnitSystem,
  hasChanged: boolean,
): void {
  const existing = spreadsheet.getSheetByName(sheetName);
  if ((existing !== null && !hasChanged) || workouts.length === 0) return;
  const sheet = existing ?? spreadsheet.insertSheet(sheetName);
  const figures = figuresIn(units);
  const byMonth = new Map<string, Workout[]>();
  for (const workout of workouts) {
    const month = workout.localDate.slice(0, 7);
    byMonth.set(month, [...(byMonth.get(month) ?? []), workout]);
  }
  const first = [...byMonth.keys()].sort()[0] ?? today.slice(0, 7);
  const rows = monthsBetween(first, today.slice(0, 7)).map((month) => [
    `'${month}`,
    ...figures.map((figure) => figure.of(byMonth.get(month) ?? [])),
  ]);
  makeRoom(sheet, chartRows, figures.length + 1);
  sheet
    .getRange(1, 1, rows.length + 1, figures.length + 1)
    .setValues([['Month', ...figures.map(({ header }) => header)], ...rows]);
  if (existing !== null) return;
  sheet.setFrozenRows(1);
  for (const [place, { header }] of figures.entries()) {
    const chart = sheet
      .newChart()
      .asColumnChart()
      .addRange(sheet.getRange(1, 1, chartRows, 1))
      .addRange(sheet.getRange(1, place + 2, chartRows, 1))
      .setNumHeaders(1)
      .setOption('title', `${header} a month`)
      .setOption('legend', { position: 'none' })
      .setPosition(2 + place * chartHeightInRows, figures.length + 3, 0, 0)
      .build();
    sheet.insertChart(chart);
  }
}

/** Every month from the first to the last, so that one without a workout is a gap in the chart. */
function monthsBetween(first: string, last: string): readonly string[] {
  const numberOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
  const from = numberOf(first);
  return Array.from({ length: Math.max(1, numberOf(last) - from + 1) }, (_, place) => {
    const month = from + place;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}
