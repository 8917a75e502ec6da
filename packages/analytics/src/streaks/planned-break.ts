/** Owns what a planned break forgives: a day, week or month of which it covers at least half. */
import type { PlannedBreak } from '@ridebook/domain';
import { addDays, daysBetween } from '../calendar-days.ts';

export interface Span {
  readonly firstDate: string;
  readonly lastDate: string;
}

/** Whether planned breaks cover at least half of a span: a day, most of a week, most of a month. */
export function isMostlyPlannedOff(span: Span, plannedBreaks: readonly PlannedBreak[]): boolean {
  const days = daysBetween(span.firstDate, span.lastDate) + 1;
  const off = new Set<string>();
  for (const { firstDate, lastDate } of plannedBreaks) {
    const end = lastDate < span.lastDate ? lastDate : span.lastDate;
    for (
      let date = firstDate > span.firstDate ? firstDate : span.firstDate;
      date <= end;
      date = addDays(date, 1)
    )
      off.add(date);
  }
  return off.size * 2 >= days;
}

/** What the rider calls the breaks that lie in a span; `null` where none does or none has a name. */
export function maybeBreakReason(span: Span, plannedBreaks: readonly PlannedBreak[]): string | null {
  const names = plannedBreaks
    .filter(({ firstDate, lastDate }) => firstDate <= span.lastDate && lastDate >= span.firstDate)
    .map(({ reason }) => reason);
  return [...new Set(names)].filter((name) => name !== '').join(', ') || null;
}
