/** Owns the words of the calendar: the month so far, and a day. */
import type { CalendarMonth, StartTimes, Totals } from '@ridebook/analytics';
import type { Formatter } from '../format/formatter.ts';
import { counted } from './plural.ts';
import type { Voice } from './voice.ts';

/** Less than this is no difference worth a word. */
const leastSeconds = 150;

/** `November so far: 31 workouts on 18 of 22 days, 1 h 05 more than on the same days of October.` */
export function calendarHeadline(month: CalendarMonth, format: Formatter, today: string): string {
  const name = format.monthInWords(month.firstDate, today);
  if (month.firstDate > today) return `${name} lies ahead.`;
  const isOver = month.lastDate < today;
  const start = isOver ? `${name}:` : `${name} so far:`;
  if (month.sums.workouts === 0) return `${start} no workout.`;
  const workouts = counted(month.sums.workouts, format.number(month.sums.workouts), 'workout');
  const days = `${format.number(month.sums.activeDays)} of ${counted(month.days, format.number(month.days), 'day')}`;
  return `${start} ${workouts} on ${days}${beside(month, isOver, format, today)}.`;
}

function beside({ sums, before }: CalendarMonth, isOver: boolean, format: Formatter, today: string): string {
  if (before.sums.workouts === 0) return '';
  const previous = format.monthInWords(before.firstDate, today);
  const base = isOver ? `in ${previous}` : `on the same days of ${previous}`;
  const difference = sums.seconds - before.sums.seconds;
  if (Math.abs(difference) < leastSeconds) return `, as long as ${base}`;
  return `, ${format.duration(Math.abs(difference))} ${difference > 0 ? 'more' : 'less'} than ${base}`;
}

/** `2026 so far: 312 workouts on 201 days, 164 h.` */
export function yearHeadline(totals: Totals, year: number, format: Formatter, today: string): string {
  const thisYear = Number(today.slice(0, 4));
  if (year > thisYear) return `${year} lies ahead.`;
  const start = year === thisYear ? `${year} so far:` : `${year}:`;
  if (totals.workouts === 0) return `${start} no workout.`;
  const workouts = counted(totals.workouts, format.number(totals.workouts), 'workout');
  const days = counted(totals.activeDays, format.number(totals.activeDays), 'day');
  const time = totals.seconds > 0 ? `, ${format.duration(totals.seconds)}` : '';
  return `${start} ${workouts} on ${days}${time}.`;
}

/** Times that spread wider than this have no middle anybody keeps to: before work and after it average to noon. */
const widestSpreadMinutes = 150;

/** When the day's workouts begin; `null` without one. */
export function maybeStartVoice(starts: StartTimes, format: Formatter): Voice | null {
  const { average, workoutsByHour, workouts } = starts;
  if (workouts === 0) return null;
  if (average !== null && average.spreadMinutes <= widestSpreadMinutes)
    return {
      strong: `${format.rider.You} ${format.rider.does('start', 'starts')} at ${format.minuteOfDay(Math.round(average.minuteOfDay))} on average,`,
      rest: ` give or take ${format.duration(average.spreadMinutes * 60)}.`,
    };
  const most = Math.max(...workoutsByHour);
  const hour = workoutsByHour.indexOf(most);
  const share = `${format.number(most)} of ${counted(workouts, format.number(workouts), 'workout')}`;
  return {
    strong: `Most often between ${format.minuteOfDay(hour * 60)} and ${format.minuteOfDay(((hour + 1) % 24) * 60)}:`,
    rest: ` ${share}.`,
  };
}
