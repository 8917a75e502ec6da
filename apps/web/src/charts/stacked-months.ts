/** Owns the chart of hours by month, stacked by discipline: the one with the most hours stands on the base line. */
import { addDays, type MonthOfDisciplines } from '@ridebook/analytics';
import { disciplineLabel } from '@ridebook/domain';
import type { Formatter } from '../format/formatter.ts';
import { dayMoment, isNarrow, type Chart, type ChartFrame } from './chart.ts';
import { disciplineLook } from './discipline-look.ts';
import { drawFigure } from './figure.ts';
import { spreadLabels } from './spread-labels.ts';
import { calendarTicks, fromZero, roundNumbers, withoutEmptyEnd } from './ticks.ts';

export interface StackedMonthsOptions {
  readonly sentence: string;
  /** Oldest first. */
  readonly months: readonly MonthOfDisciplines[];
  /** From the base line up; what is not among them is not drawn. */
  readonly order: readonly string[];
  readonly hrefOf: (firstDate: string, lastDate: string) => string;
  readonly format: Formatter;
}

interface Piece {
  readonly discipline: string;
  readonly from: Date;
  readonly to: Date;
  readonly low: number;
  readonly high: number;
}

const height = 320;
const marginTop = 14;
const marginBottom = 28;
const firstOf = ({ month }: MonthOfDisciplines): string => `${month}-01`;
const lastOf = ({ month }: MonthOfDisciplines): string =>
  addDays(`${addDays(`${month}-01`, 31).slice(0, 7)}-01`, -1);

export function stackedMonths(options: StackedMonthsOptions): Chart {
  const { sentence, months, order, hrefOf, format } = options;
  const hoursOf = (month: MonthOfDisciplines, discipline: string): number | null => {
    const share = month.disciplines.find((one) => one.discipline === discipline);
    return share === undefined ? null : share.seconds / 3600;
  };
  const points: Chart['points'] = drawnMonths(months).map((month) => ({
    x: dayMoment(`${month.month}-15`),
    y: month.seconds / 3600,
    title: format.monthAndYear(firstOf(month)),
    lines: [
      month.seconds > 0 ? `${format.duration(month.seconds)} in all` : 'nothing',
      ...month.disciplines.map(
        ({ discipline, seconds, workouts }) =>
          `${disciplineLabel(discipline)}: ${format.duration(seconds)}, ${format.number(workouts)}\u00a0×`,
      ),
    ],
    href: hrefOf(firstOf(month), lastOf(month)),
  }));
  return {
    sentence,
    points,
    table: {
      isByDate: true,
      heads: ['Month', 'All, hours', ...order.map((discipline) => `${disciplineLabel(discipline)}, hours`)],
      rows: months.map((month) => [
        month.month,
        month.seconds / 3600,
        ...order.map((discipline) => hoursOf(month, discipline)),
      ]),
    },
    draw: (frame) => draw(frame, options, points),
  };
}

/** Without the months behind the last with a workout, where those are most of all. */
function drawnMonths(months: readonly MonthOfDisciplines[]): readonly MonthOfDisciplines[] {
  return withoutEmptyEnd(months, ({ seconds, disciplines }) => seconds === 0 && disciplines.length === 0);
}

function piecesOf({ months, order }: StackedMonthsOptions): readonly Piece[] {
  return months.flatMap((month) => {
    let low = 0;
    return order.flatMap((discipline): Piece[] => {
      const hours = (month.disciplines.find((one) => one.discipline === discipline)?.seconds ?? 0) / 3600;
      if (hours === 0) return [];
      const piece = {
        discipline,
        from: dayMoment(firstOf(month)),
        to: dayMoment(addDays(lastOf(month), 1)),
        low,
        high: low + hours,
      };
      low = piece.high;
      return [piece];
    });
  });
}

/** A label a discipline at the right: where the pieces of the last months lie, kept apart. */
function labelsOf(
  { order }: StackedMonthsOptions,
  pieces: readonly Piece[],
  perPixel: number,
): readonly { readonly discipline: string; readonly y: number }[] {
  const places = order.map((discipline, index) => {
    const last = pieces.findLast((piece) => piece.discipline === discipline);
    return last === undefined ? index * perPixel : (last.low + last.high) / 2;
  });
  // In the order of the stack, whatever the last month of each was.
  const ascending = places.toSorted((a, b) => a - b);
  const apart = spreadLabels(ascending, 15 * perPixel);
  const lowest = Math.min(0, ...apart);
  return order.map((discipline, index) => ({
    discipline,
    y: (apart[index] ?? 0) - lowest + 5 * perPixel,
  }));
}

function draw(
  frame: ChartFrame,
  options: StackedMonthsOptions,
  points: Chart['points'],
): ReturnType<Chart['draw']> {
  const { plot, width } = frame;
  const { format } = options;
  const months = drawnMonths(options.months);
  const [first, last] = [months[0], months.at(-1)];
  const from = first === undefined ? '2000-01-01' : firstOf(first);
  const to = last === undefined ? '2000-12-31' : lastOf(last);
  const pieces = piecesOf(options);
  const domain = fromZero(pieces.map(({ high }) => high));
  const perPixel = domain[1] / (height - marginTop - marginBottom);
  const labels = isNarrow(frame) ? [] : labelsOf(options, pieces, perPixel);
  const marginRight = isNarrow(frame) ? 8 : 116;
  const inset = months.length > 48 ? 0.5 : 1;
  const look = ({ discipline }: { readonly discipline: string }) => disciplineLook(discipline);
  return drawFigure(frame, {
    height,
    marginTop,
    marginBottom,
    marginRight,
    x: { type: 'utc', domain: [dayMoment(from), dayMoment(addDays(to, 1))] },
    y: { domain: [...domain] },
    yAxis: { ticks: roundNumbers(0, domain[1], 5).slice(1), write: format.exact },
    xTicks: calendarTicks(from, to, width - marginRight - 40, format),
    points,
    pointing: 'x',
    isFilled: true,
    marks: [
      plot.rectY([...pieces], {
        x1: 'from',
        x2: 'to',
        y1: 'low',
        y2: 'high',
        insetLeft: inset,
        insetRight: inset,
        insetBottom: 0.5,
        fill: (piece: Piece) => look(piece).fill,
        fillOpacity: (piece: Piece) => look(piece).fillOpacity,
      }),
      plot.dot([...labels], {
        y: 'y',
        frameAnchor: 'right',
        symbol: 'square',
        r: 4.5,
        dx: 14,
        fill: (label: { discipline: string }) => look(label).fill,
        fillOpacity: (label: { discipline: string }) => look(label).fillOpacity,
      }),
      plot.text([...labels], {
        y: 'y',
        frameAnchor: 'right',
        textAnchor: 'start',
        dx: 23,
        text: ({ discipline }: { discipline: string }) => disciplineLabel(discipline),
        fill: 'var(--ink)',
      }),
    ],
  });
}
