/** Owns how periods are named: `November 2026`, `Q4 2026`, `Week of 16 Nov 2026`. */
import type { PeriodUnit } from '@ridebook/analytics';
import type { Formatter } from '../../format/formatter.ts';

export interface UnitWords {
  /** `month` */
  readonly one: string;
  /** `This month` */
  readonly current: string;
  /** `Month by month` */
  readonly title: string;
  /** The period that a year before is compared with. */
  readonly before: string;
}

export const unitWords: Readonly<Record<PeriodUnit, UnitWords>> = {
  week: {
    one: 'week',
    current: 'This week',
    title: 'Week by week',
    before: 'the week 52 weeks before',
  },
  month: {
    one: 'month',
    current: 'This month',
    title: 'Month by month',
    before: 'the same month a year before',
  },
  quarter: {
    one: 'quarter',
    current: 'This quarter',
    title: 'Quarter by quarter',
    before: 'the same quarter a year before',
  },
  year: { one: 'year', current: 'This year', title: 'Year by year', before: 'the year before' },
};

/** @param firstDate the period's first day */
export function periodName(firstDate: string, unit: PeriodUnit, format: Formatter): string {
  switch (unit) {
    case 'week':
      return `Week of ${format.date(firstDate)}`;
    case 'month':
      return format.monthAndYear(firstDate);
    case 'quarter':
      return `Q${Math.ceil(Number(firstDate.slice(5, 7)) / 3)} ${firstDate.slice(0, 4)}`;
    case 'year':
      return firstDate.slice(0, 4);
  }
}
