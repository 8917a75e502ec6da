/** Owns the chart of how a record came about: every attempt a dot, the best so far a staircase, a new one in each era. */
import { addDays, type RecordAttempt } from '@ridebook/analytics';
import type { Formatter } from '../format/formatter.ts';
import { dayMoment, isNarrow, type Chart, type ChartFrame, type ChartPoint } from './chart.ts';
import { drawFigure } from './figure.ts';
import { around, calendarTicks, lastDayDrawn, roundNumbers } from './ticks.ts';

export interface StairEra {
  /** `null` for the first one, and where there are none. */
  readonly firstDate: string | null;
  readonly lastDate: string | null;
  readonly name: string;
  readonly steps: readonly RecordAttempt[];
}

export interface RecordStepsOptions {
  /** Oldest first, in the measure's own unit. */
  readonly attempts: readonly { readonly id: string; readonly localDate: string; readonly value: number }[];
  /** Oldest first; one that goes on is last. */
  readonly eras: readonly StairEra[];
  readonly recordId: string;
  readonly sentence: string;
  readonly valueHead: string;
  readonly unit: string;
  readonly shown: (value: number) => number;
  readonly write: (value: number) => string;
  readonly hrefOf: (step: RecordAttempt) => string | null;
  readonly today: string;
  readonly format: Formatter;
}

interface Corner {
  readonly moment: Date;
  readonly value: number;
}

export function recordStepsChart(options: RecordStepsOptions): Chart {
  const { eras, sentence, valueHead, unit, shown, hrefOf, format } = options;
  const steps = eras.flatMap((era) => era.steps.map((step) => ({ era, step })));
  const points = steps.map(({ era, step }) => ({
    x: dayMoment(step.localDate),
    y: shown(step.value),
    title: format.date(step.localDate),
    lines: [
      `${format.exact(shown(step.value))}\u00a0${unit}`,
      step.title,
      ...(step.instructorName === null ? [] : [step.instructorName]),
      ...(era.name === '' ? [] : [era.name]),
    ],
    href: hrefOf(step),
  }));
  return {
    sentence,
    points,
    table: {
      isByDate: true,
      heads: ['Date', valueHead, 'Class', 'Instructor', 'Era'],
      rows: steps.map(({ era, step }) => [
        step.localDate,
        shown(step.value),
        step.title,
        step.instructorName,
        era.name,
      ]),
    },
    draw: (frame) => draw(frame, options, points),
  };
}

function draw(frame: ChartFrame, options: RecordStepsOptions, points: readonly ChartPoint[]) {
  const { attempts, eras, recordId, unit, shown, write, today, format } = options;
  const first = attempts[0]?.localDate ?? addDays(today, -30);
  const end = lastDayDrawn(first, attempts.at(-1)?.localDate ?? today, today);
  const { plot, width } = frame;
  const dots = attempts.map((attempt) => ({
    id: attempt.id,
    moment: dayMoment(attempt.localDate),
    value: shown(attempt.value),
  }));
  const record = attempts.find(({ id }) => id === recordId);
  const domain = around(dots.map(({ value }) => value));
  const begun = eras.flatMap(({ firstDate, name }) =>
    firstDate === null || firstDate < first ? [] : [{ moment: dayMoment(firstDate), name }],
  );
  return drawFigure(frame, {
    height: 300,
    marginTop: begun.length > 0 ? 28 : 14,
    marginRight: isNarrow(frame) ? 54 : 66,
    x: { type: 'utc', domain: [dayMoment(first), dayMoment(addDays(end, 1))] },
    y: { domain: [...domain] },
    yAxis: {
      ticks: roundNumbers(domain[0], domain[1], 5),
      write: (tick) => format.exact(tick),
    },
    xTicks: calendarTicks(first, end, width - 102, format),
    points,
    pointing: 'xy',
    // The stairs begin at the very edge.
    isFilled: true,
    marks: [
      plot.dot(dots, { x: 'moment', y: 'value', r: 1.5, fill: 'var(--past)', fillOpacity: 0.55 }),
      plot.ruleX(begun, { x: 'moment', stroke: 'var(--control)', shapeRendering: 'crispEdges' }),
      plot.text(begun, {
        x: 'moment',
        text: 'name',
        frameAnchor: 'top',
        lineAnchor: 'bottom',
        textAnchor: 'start',
        dx: 2,
        dy: -8,
        fill: 'var(--ink-2)',
      }),
      ...eras.flatMap((era, index) => {
        const isNow = index === eras.length - 1;
        const stairs = cornersOf(era, shown, end);
        const path = { x: 'moment', y: 'value', curve: 'step-after', strokeLinejoin: 'round' } as const;
        return [
          plot.lineY(stairs, { ...path, stroke: 'var(--paper)', strokeWidth: 5 }),
          plot.lineY(stairs, {
            ...path,
            stroke: isNow ? 'var(--accent)' : 'var(--timber)',
            strokeWidth: isNow ? 2 : 1.5,
          }),
          plot.dot(stairs.slice(0, -1), {
            x: 'moment',
            y: 'value',
            r: 3,
            fill: isNow ? 'var(--accent)' : 'var(--timber)',
            stroke: 'var(--paper)',
          }),
        ];
      }),
      plot.dot(
        record === undefined ? [] : [{ moment: dayMoment(record.localDate), value: shown(record.value) }],
        { x: 'moment', y: 'value', r: 5, fill: 'var(--record)', stroke: 'var(--ink)', strokeWidth: 1.25 },
      ),
      plot.text(labelled(eras, shown, write, unit, end), {
        x: 'moment',
        y: 'value',
        text: 'label',
        textAnchor: 'start',
        dx: 8,
        fontWeight: 600,
        fontSize: 14,
        fill: 'var(--accent-ink)',
      }),
    ],
  });
}

/** Where the stairs turn; the last corner is where the era ends. */
function cornersOf(era: StairEra, shown: (value: number) => number, lastDate: string): readonly Corner[] {
  const corners = era.steps.map((step) => ({ moment: dayMoment(step.localDate), value: shown(step.value) }));
  const last = corners.at(-1);
  const end = era.lastDate ?? lastDate;
  return last === undefined ? [] : [...corners, { moment: dayMoment(addDays(end, 1)), value: last.value }];
}

function labelled(
  eras: readonly StairEra[],
  shown: (value: number) => number,
  write: (value: number) => string,
  unit: string,
  lastDate: string,
): readonly { readonly moment: Date; readonly value: number; readonly label: string }[] {
  const best = eras.at(-1)?.steps.at(-1);
  return best === undefined
    ? []
    : [
        {
          moment: dayMoment(addDays(lastDate, 1)),
          value: shown(best.value),
          label: `${write(best.value)}\u00a0${unit}`,
        },
      ];
}
