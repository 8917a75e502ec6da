/** Owns the words of the page beyond the bike. */
import type { BeyondTheBike, StartTimes } from '@ridebook/analytics';
import { disciplineLabel } from '@ridebook/domain';
import type { Formatter } from '../format/formatter.ts';
import { counted } from './plural.ts';
import type { Voice } from './voice.ts';

/** `704 workouts beyond the bike, most of them strength: 96 h of 210.` */
export function beyondHeadline(
  { disciplines }: Pick<BeyondTheBike, 'disciplines'>,
  format: Formatter,
): string {
  const workouts = disciplines.reduce((sum, one) => sum + one.workouts, 0);
  const seconds = disciplines.reduce((sum, one) => sum + one.seconds, 0);
  const [first] = disciplines;
  if (first === undefined) return 'Everything in the book was done on the bike.';
  const subject = `${counted(workouts, format.number(workouts), 'workout')} beyond the bike`;
  const name = disciplineLabel(first.discipline).toLowerCase();
  if (disciplines.length === 1) return `${subject}, all of them ${name}.`;
  if (seconds === 0) return `${subject}, most often ${name}.`;
  return `${subject}, ${format.duration(roundedHours(seconds))}. ${format.percent(first.seconds / seconds)} of the time is ${name}.`;
}

/** Minutes are no news in a sum of hundreds of hours. */
const roundedHours = (seconds: number): number =>
  seconds >= 36_000 ? Math.round(seconds / 3600) * 3600 : seconds;

/** With a wider spread the average is a time at which nobody starts: between the morning and the evening. */
const widestSpreadMinutes = 180;

/** `You start at 06:52 on average, give or take 1 h 10.` */
export function startVoice(
  { average, workouts, workoutsByHour }: Pick<StartTimes, 'average' | 'workouts' | 'workoutsByHour'>,
  format: Formatter,
): Voice {
  if (workouts === 0) return { strong: 'No start to tell of yet.', rest: '' };
  if (average === null) return { strong: 'Round the clock:', rest: ' no time of day stands out.' };
  const time = format.minuteOfDay(Math.round(average.minuteOfDay));
  if (workouts === 1) return { strong: `One start so far, at ${time}.`, rest: '' };
  if (average.spreadMinutes > widestSpreadMinutes) {
    const most = workoutsByHour.reduce((top, count) => Math.max(top, count), 0);
    const hour = workoutsByHour.indexOf(most);
    return {
      strong: `Most often between ${format.minuteOfDay(hour * 60)} and ${format.minuteOfDay(((hour + 1) % 24) * 60)},`,
      rest: ` ${format.number(most)} of ${format.number(workouts)}. The average of ${time} says little: the starts spread by ${format.duration(average.spreadMinutes * 60)}.`,
    };
  }
  return {
    strong: `${format.rider.You} ${format.rider.does('start', 'starts')} at ${time} on average,`,
    rest: ` give or take ${format.duration(average.spreadMinutes * 60)}.`,
  };
}
