/** Owns how a trend stands now and how far it has come in a year. */
import { addDays, daysBetween } from '../calendar-days.ts';
import type { Trend, TrendPoint } from './trend.ts';

/** A median older than this is not how things are now, nor how they were a year ago. */
const longestAgeDays = 90;

export interface TrendChange {
  /** The rolling median of the last point that has one, in the measure's unit. */
  readonly now: number;
  /** `null` where no median lies near a year back. */
  readonly aYearAgo: number | null;
  readonly change: number | null;
}

/** @returns `null` where no rolling median lies within the last 90 days */
export function maybeTrendChange(trend: Pick<Trend, 'points'>, asOf: string): TrendChange | null {
  const now = maybeMedianUpTo(trend.points, asOf);
  if (now === null) return null;
  const aYearAgo = maybeMedianUpTo(trend.points, addDays(asOf, -365));
  return { now, aYearAgo, change: aYearAgo === null ? null : now - aYearAgo };
}

function maybeMedianUpTo(points: readonly TrendPoint[], date: string): number | null {
  const last = points.findLast((point) => point.localDate <= date && point.rollingMedian !== null);
  if (last === undefined || daysBetween(last.localDate, date) > longestAgeDays) return null;
  return last.rollingMedian;
}
