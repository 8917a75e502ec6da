/** Owns the words of this week beside a usual one. */
import type { WeekAgainstUsual } from '@ridebook/analytics';
import type { Formatter } from '../format/formatter.ts';
import type { Voice } from './voice.ts';

/** Less than this share of a usual week's time is no difference worth a word. */
const levelShare = 0.1;

/** How this week stands by now; without four whole weeks there is no usual one. */
export function weekVoice(week: WeekAgainstUsual, format: Formatter): Voice {
  const { soFar, usualSoFar, usual } = week;
  if (usualSoFar === null || usual === null)
    return {
      strong:
        soFar.workouts === 0 ? 'Nothing this week yet.' : `${format.duration(soFar.seconds)} this week.`,
      rest: ' What is usual shows after four whole weeks.',
    };
  const byNow = `by now it is usually ${format.duration(usualSoFar.seconds)}`;
  if (usualSoFar.seconds === 0 && soFar.seconds === 0)
    return { strong: 'Nothing yet,', rest: ' as usual by this day of the week.' };
  if (soFar.seconds === 0) return { strong: 'Nothing yet;', rest: ` ${byNow}.` };
  const gap = soFar.seconds - usualSoFar.seconds;
  if (Math.abs(gap) < levelShare * Math.max(usual.seconds, 1))
    return { strong: 'A usual week so far:', rest: ` ${format.duration(soFar.seconds)}; ${byNow}.` };
  const strong = gap > 0 ? 'More than usual:' : 'Less than usual:';
  return { strong, rest: ` ${format.duration(soFar.seconds)}; ${byNow}.` };
}
