/** Owns the rows of the months table: their order by any column, and what a chart shows of each. */
import type { Figures, PeriodFigures, PeriodRow, Sums } from '@ridebook/analytics';
import type { PeriodValue } from '../../charts/period-parts.ts';
import { withoutEmptyEnd } from '../../charts/ticks.ts';
import type { Formatter } from '../../format/formatter.ts';
import { workoutsAddress } from '../../state/workouts-address.ts';
import { writeMeasure, type PeriodMeasure } from './period-measures.ts';
import { periodName } from './period-names.ts';

export type Row = PeriodRow<Sums | Figures>;
export type Report = PeriodFigures<Sums | Figures>;

export interface PeriodSort {
  /** A measure's key, or the period itself. */
  readonly by: string;
  readonly isAscending: boolean;
}

/** `-output`, `period`: a minus sorts downwards. Anything else is the newest period first. */
export function parseSort(text: string | undefined): PeriodSort {
  const [, minus, by] = /^(-?)([a-z]+)$/.exec(text ?? '-period') ?? [];
  return by === undefined ? { by: 'period', isAscending: false } : { by, isAscending: minus === '' };
}

/** The same column turned round; another column begins with its highest. */
export function nextSort(sort: PeriodSort, by: string): string {
  return sort.by === by && !sort.isAscending ? by : `-${by}`;
}

/** Periods that did not measure it stand last either way. */
export function sortRows(
  oldestFirst: readonly Row[],
  sort: PeriodSort,
  measures: readonly PeriodMeasure[],
): readonly Row[] {
  const measure = measures.find(({ key }) => key === sort.by);
  const newestFirst = oldestFirst.toReversed();
  if (measure === undefined) return sort.isAscending ? oldestFirst : newestFirst;
  const sign = sort.isAscending ? 1 : -1;
  return newestFirst.toSorted((a, b) => {
    const [left, right] = [measure.valueOf(a.figures), measure.valueOf(b.figures)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * (left - right);
  });
}

/** Periods in a row without a workout, told in one line. */
export interface EmptyRun {
  /** Of the earliest of them. */
  readonly firstDate: string;
  /** Of the latest of them. */
  readonly lastFirstDate: string;
  readonly periods: number;
}

/** So many empty periods in a row say no more one by one. */
const shortestRun = 3;

export const isEmptyRun = (line: Row | EmptyRun): line is EmptyRun => 'periods' in line;

/** The rows in their order, with long runs without a workout folded into a line each. */
export function foldEmptyRuns(rows: readonly Row[]): readonly (Row | EmptyRun)[] {
  const lines: (Row | EmptyRun)[] = [];
  let run: Row[] = [];
  const close = (): void => {
    const dates = run.map(({ firstDate }) => firstDate).toSorted();
    const [first, last] = [dates[0], dates.at(-1)];
    if (run.length < shortestRun || first === undefined || last === undefined) lines.push(...run);
    else lines.push({ firstDate: first, lastFirstDate: last, periods: run.length });
    run = [];
  };
  for (const row of rows) {
    if (row.figures.workouts === 0 && row.isComplete) run.push(row);
    else {
      close();
      lines.push(row);
    }
  }
  close();
  return lines;
}

/** Where the workouts of a period are listed. */
export const rowAddress = (
  { firstDate, lastDate }: Pick<Row, 'firstDate' | 'lastDate'>,
  discipline: string | null,
) => workoutsAddress({ ...(discipline === null ? {} : { discipline }), from: firstDate, to: lastDate });

/** More weeks than these are columns too thin to be told apart. */
const mostWeeks = 130;

export function periodColumnsOf(
  { unit, periods }: Report,
  measure: PeriodMeasure,
  query: { readonly discipline: string | null; readonly asOf: string; readonly format: Formatter },
): readonly PeriodValue[] {
  const { discipline, asOf, format } = query;
  const thisYear = asOf.slice(0, 4);
  const drawn = withoutEmptyEnd(
    periods,
    ({ figures, yearBefore }) => figures.workouts === 0 && (yearBefore?.workouts ?? 0) === 0,
  );
  return (unit === 'week' ? drawn.slice(-mostWeeks) : drawn).map((row): PeriodValue => {
    const value = measure.valueOf(row.figures);
    const yearBefore = row.yearBefore === null ? null : measure.valueOf(row.yearBefore);
    const write = (number: number | null): string => writeMeasure(measure, number, format);
    const { workouts } = row.figures;
    return {
      firstDate: row.firstDate,
      lastDate: row.lastDate,
      name: periodName(row.firstDate, unit, format),
      value,
      yearBefore,
      kind: row.lastDate >= asOf ? 'now' : row.firstDate.startsWith(thisYear) ? 'this-year' : 'past',
      lines: [
        `${measure.label}: ${write(value)}${row.isComplete ? '' : ' so far'}`,
        ...(yearBefore === null ? [] : [`a year before: ${write(yearBefore)}`]),
        ...(measure.key === 'workouts'
          ? []
          : [`${format.number(workouts)} ${workouts === 1 ? 'workout' : 'workouts'}`]),
      ],
      href: rowAddress(row, discipline),
    };
  });
}
