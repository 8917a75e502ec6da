/** Owns the chart of the attempts at one class: a dot each over the days, the last one blue, the one before it timber. */
import type { Formatter } from '../format/formatter.ts';
import { workoutAddress } from '../state/workout-address.ts';
import { dayMoment, isNarrow, type Chart } from './chart.ts';
import { drawFigure } from './figure.ts';
import { around, calendarTicks, roundNumbers } from './ticks.ts';

export interface ChartAttempt {
  readonly id: string;
  readonly localDate: string;
  /** In the unit shown. */
  readonly value: number;
  /** What is said of it beside its value. */
  readonly lines: readonly string[];
}

export interface AttemptsChartOptions {
  /** Oldest first; only those that measured it. */
  readonly attempts: readonly ChartAttempt[];
  readonly sentence: string;
  /** `Output`, for the head of the table. */
  readonly measure: string;
  readonly unit: string;
  readonly today: string;
  readonly format: Formatter;
}

/** More labels than this would stand in each other's way. */
const mostLabels = 12;

export function attemptsChart(options: AttemptsChartOptions): Chart {
  const { attempts, sentence, measure, unit, today, format } = options;
  const points: Chart['points'] = attempts.map((attempt) => ({
    x: dayMoment(attempt.localDate),
    y: attempt.value,
    title: format.date(attempt.localDate),
    lines: [`${format.exact(attempt.value)}\u00a0${unit}`, ...attempt.lines],
    href: workoutAddress(attempt.id),
  }));
  const drawn = attempts.map(({ localDate, value }, place) => ({
    moment: dayMoment(localDate),
    value,
    colour:
      place === attempts.length - 1
        ? 'var(--accent)'
        : place === attempts.length - 2
          ? 'var(--timber)'
          : 'var(--past)',
  }));
  const first = attempts[0]?.localDate ?? today;
  const [low, high] = around(attempts.map(({ value }) => value));
  return {
    sentence,
    points,
    table: {
      isByDate: true,
      heads: ['Date', `${measure} ${unit}`],
      rows: attempts.map(({ localDate, value }) => [localDate, value]),
    },
    draw: (frame) =>
      drawFigure(frame, {
        height: 240,
        marginRight: isNarrow(frame) ? 30 : 44,
        marginTop: 22,
        // On a narrow card the numbers of the axis stand inside, where the first attempt's own would meet them.
        x: {
          type: 'utc',
          domain: [dayMoment(first), dayMoment(today)],
          insetLeft: isNarrow(frame) ? 44 : 14,
          insetRight: 14,
        },
        y: { domain: [low, high] },
        yAxis: { ticks: roundNumbers(low, high, 4), write: format.exact },
        xTicks: calendarTicks(first, today, frame.width - 80, format),
        points,
        pointing: 'x',
        marks: [
          frame.plot.lineY(drawn, { x: 'moment', y: 'value', stroke: 'var(--past)', strokeWidth: 1.25 }),
          frame.plot.dot(drawn, {
            x: 'moment',
            y: 'value',
            r: 5,
            fill: 'colour',
            stroke: 'var(--paper)',
            strokeWidth: 1.5,
          }),
          frame.plot.text(drawn.length > mostLabels ? drawn.slice(-1) : drawn, {
            x: 'moment',
            y: 'value',
            text: ({ value }: { readonly value: number }) => format.number(value),
            dy: -14,
            fill: 'var(--ink)',
            stroke: 'var(--paper)',
            strokeWidth: 4,
          }),
        ],
      }),
  };
}
