/** Owns the words of the months page: what the running period has come to, beside the same days a year before. */
import type { PeriodFigures, Sums } from '@ridebook/analytics';
import type { Formatter } from '../format/formatter.ts';
import { counted } from './plural.ts';
import type { Voice } from './voice.ts';

/** `This month so far: 9 rides, 7 h 20. By this day a year ago it was 6.` */
export function periodsHeadline(
  { toDate, periods }: Pick<PeriodFigures<Sums>, 'toDate' | 'periods'>,
  words: { readonly current: string; readonly noun: string },
  format: Formatter,
): string {
  const { now, yearBefore } = toDate;
  const amount = (sums: Sums): string => counted(sums.workouts, format.number(sums.workouts), words.noun);
  if (periods.length === 0) return `No ${words.noun} in the book yet.`;
  const first = periods[0]?.firstDate ?? now.firstDate;
  const so =
    now.figures.workouts === 0
      ? `${words.current} is still without a ${words.noun}.`
      : `${words.current} so far: ${amount(now.figures)}${now.figures.seconds > 0 ? `, ${format.duration(now.figures.seconds)}` : ''}.`;
  if (yearBefore.lastDate < first) return so;
  const before = yearBefore.figures.workouts;
  return `${so} A year ago by this day: ${before === 0 ? 'none' : format.number(before)}.`;
}

/** The year beside the one before at the same date, in a measure's own words. */
export function yearVoice(
  years: readonly { readonly year: number; readonly totalToDate: number }[],
  write: (total: number) => string,
  asOf: string,
  format: Formatter,
): Voice {
  const [before, now] = [years.at(-2), years.at(-1)];
  if (now === undefined) return { strong: 'Nothing to add up yet.', rest: '' };
  const total = `${write(now.totalToDate)} in ${now.year} so far.`;
  if (before === undefined) return { strong: total, rest: ' The first year in the book.' };
  const gap = now.totalToDate - before.totalToDate;
  const day = format.date(asOf).replace(/,? ?\d{4}$/, '');
  if (before.totalToDate === 0 || write(Math.abs(gap)) === write(0))
    return { strong: total, rest: ` ${before.year} had ${write(before.totalToDate)} by ${day}.` };
  return {
    strong: total,
    rest: ` ${write(Math.abs(gap))} ${gap > 0 ? 'more' : 'less'} than ${before.year} had by ${day}.`,
  };
}
