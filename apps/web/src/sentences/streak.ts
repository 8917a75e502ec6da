/** Owns the words of the streak. */
import { weekStart, type WeekStreak } from '@ridebook/analytics';
import type { Formatter } from '../format/formatter.ts';
import { counted } from './plural.ts';
import type { Voice } from './voice.ts';

/** The streak in a sentence: how long, against what, and whether this week is in it already. */
export function streakVoice(streak: WeekStreak, format: Formatter, today: string): Voice {
  const before = streak.longestBefore;
  const written = counted(streak.weeks, format.number(streak.weeks), 'week');
  if (streak.weeks === 0) {
    if (before === null)
      return { strong: 'No streak yet.', rest: ' The first week with a workout begins one.' };
    return {
      strong: 'No streak now.',
      rest: ` The longest lasted ${counted(before.weeks, format.number(before.weeks), 'week')}, to ${format.monthInWords(before.lastDate, today)}.`,
    };
  }
  const thisWeek = streak.isThisWeekSafe ? 'this week is already safe' : 'this week still needs a workout';
  if (streak.firstWeek === weekStart(today, format.firstWeekday))
    return { strong: 'A new streak began this week.', rest: lengthBefore(before, format, today) };
  if (before === null)
    return { strong: `${written} in a row,`, rest: ` without a break so far, and ${thisWeek}.` };
  const year = before.lastDate.slice(0, 4);
  const comparison =
    streak.weeks > before.weeks
      ? ` Longer than the ${format.number(before.weeks)} of ${year}, and ${thisWeek}.`
      : ` The longest lasted ${format.number(before.weeks)}, to ${format.monthInWords(before.lastDate, today)}; ${thisWeek}.`;
  return { strong: `${written} in a row.`, rest: comparison };
}

/** The same while older weeks are still unread: how long it is already, and nothing of others. */
export function unfinishedStreakVoice({ weeks }: WeekStreak, format: Formatter): Voice {
  const strong =
    weeks === 0 ? 'No streak now.' : `${counted(weeks, format.number(weeks), 'week')} in a row so far.`;
  return { strong, rest: ' Older weeks are not read yet.' };
}

function lengthBefore(before: WeekStreak['longestBefore'], format: Formatter, today: string): string {
  return before === null
    ? ''
    : ` The longest lasted ${counted(before.weeks, format.number(before.weeks), 'week')}, to ${format.monthInWords(before.lastDate, today)}.`;
}
