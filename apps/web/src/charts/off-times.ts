/** Owns the time off in a chart over time: a sunken column for each, with the reason of those that were planned. */
import { addDays, daysBetween, type OffTime } from '@ridebook/analytics';
import type { Markish } from '@observablehq/plot';
import type { Formatter } from '../format/formatter.ts';
import { dayMoment, type ChartFrame } from './chart.ts';

export interface OffTimesOptions {
  readonly offTimes: readonly OffTime[];
  /** The chart's first and last day. */
  readonly from: string;
  readonly to: string;
  readonly format: Formatter;
}

/** More words than these would cover each other and the dots. */
const mostReasons = 2;
/** Within this share of an edge a centred word would be cut. */
const edgeShare = 0.08;

export function offTimeMarks({ plot }: ChartFrame, options: OffTimesOptions): readonly Markish[] {
  const { from, to, format } = options;
  const offTimes = options.offTimes.filter(({ firstDate }) => firstDate <= to);
  const days = Math.max(1, daysBetween(from, to));
  const named = offTimes
    .filter(({ reason }) => reason !== null)
    .toSorted((a, b) => b.days - a.days)
    .slice(0, mostReasons)
    .map(({ firstDate, days: length, reason }) => {
      const middle = addDays(firstDate, Math.floor(length / 2));
      return { reason, moment: dayMoment(middle), share: daysBetween(from, middle) / days };
    });
  const anchors = [
    ['start', named.filter(({ share }) => share < edgeShare)],
    ['middle', named.filter(({ share }) => share >= edgeShare && share <= 1 - edgeShare)],
    ['end', named.filter(({ share }) => share > 1 - edgeShare)],
  ] as const;
  return [
    plot.rect([...offTimes], {
      x1: ({ firstDate }: OffTime) => dayMoment(firstDate),
      x2: ({ lastDate }: OffTime) => dayMoment(addDays(lastDate < to ? lastDate : to, 1)),
      fill: 'var(--sunken)',
      title: (off: OffTime) => offTimeWords(off, format),
    }),
    ...anchors
      .filter(([, words]) => words.length > 0)
      .map(([textAnchor, words]) =>
        plot.text(words, {
          x: 'moment',
          text: 'reason',
          textAnchor,
          frameAnchor: 'top',
          lineAnchor: 'top',
          dy: 2,
          fill: 'var(--ink-2)',
          stroke: 'var(--paper)',
          strokeWidth: 4,
        }),
      ),
  ];
}

/** `Holiday: 1 Jul 2026 to 14 Jul 2026`. */
function offTimeWords({ firstDate, lastDate, isPlanned, reason }: OffTime, format: Formatter): string {
  return `${reason ?? (isPlanned ? 'A planned break' : 'Time off')}: ${format.date(firstDate)} to ${format.date(lastDate)}`;
}
