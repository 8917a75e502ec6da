/** Owns what is said of classes: how many were repeated, and how the last attempt at one compares. */
import type { ClassAttempt, ClassHistory, RepeatedClass } from '@ridebook/analytics';
import type { Formatter } from '../format/formatter.ts';
import { counted, ordinal } from './plural.ts';
import type { Voice } from './voice.ts';

export function classesHeadline(
  classes: number,
  repeated: readonly RepeatedClass[],
  format: Formatter,
): string {
  if (classes === 0) return 'No class taken yet.';
  const all = classes === 1 ? 'One class' : `${format.number(classes)} different classes`;
  if (repeated.length === 0) return `${all}, none of them taken twice.`;
  return `${all}, ${format.number(repeated.length)} of them taken more than once.`;
}

/** The class most often repeated, and the greatest gain; `null` where nothing was repeated. */
export function maybeRepeatedVoice(repeated: readonly RepeatedClass[], format: Formatter): Voice | null {
  const most = repeated[0];
  if (most === undefined) return null;
  const gain = repeated.reduce<RepeatedClass | null>(
    (best, row) => ((row.gainJoules ?? 0) > (best?.gainJoules ?? 0) ? row : best),
    null,
  );
  const by = most.instructorName === null ? '' : ` with ${most.instructorName}`;
  const gained =
    gain === null
      ? ''
      : ` The greatest gain from a first attempt to the last: ${format.kilojoules(gain.gainJoules)}\u00a0kJ in ${gain.title}.`;
  return {
    strong: `${most.attempts} times ${most.title}`,
    rest: `${by}: no class was repeated more.${gained}`,
  };
}

/** How the last attempt stands among the fair ones before it, of its own era. */
export function classHeadline({ attempts }: ClassHistory, format: Formatter, today: string): string {
  const last = attempts.at(-1);
  if (last === undefined) return 'Never taken.';
  const { rider } = format;
  if (attempts.length === 1) return `${rider.You} took this class once, on ${format.date(last.localDate)}.`;
  const lead = `${rider.Your} ${ordinal(attempts.length)} attempt at this class`;
  const before = attempts.slice(0, -1);
  const best = last.isExcluded
    ? null
    : strongest(before.filter(({ isExcluded, eraStart }) => !isExcluded && eraStart === last.eraStart));
  const previous = before.at(-1);
  if (last.outputJoules === null || best === null || best.outputJoules === null)
    return `${lead}, on ${format.date(last.localDate)}.`;
  const difference = Math.round((last.outputJoules - best.outputJoules) / 1000);
  const beats = previous === undefined ? '' : beatsClause(last, previous, format);
  const month = format.monthInWords(best.localDate, today);
  if (difference > 0)
    return `${lead} and the strongest: ${format.number(difference)}\u00a0kJ above the best before, of ${month}${beats}.`;
  if (difference === 0) return `${lead}, level with the best, of ${month}${beats}.`;
  return `${lead}: ${format.number(-difference)}\u00a0kJ below the best, of ${month}${beats}.`;
}

function strongest(attempts: readonly ClassAttempt[]): ClassAttempt | null {
  return attempts.reduce<ClassAttempt | null>(
    (best, attempt) => ((attempt.outputJoules ?? 0) > (best?.outputJoules ?? 0) ? attempt : best),
    null,
  );
}

function beatsClause(last: ClassAttempt, previous: ClassAttempt, format: Formatter): string {
  if (last.averageHeartRateBpm === null || previous.averageHeartRateBpm === null) return '';
  const beats = Math.round(last.averageHeartRateBpm - previous.averageHeartRateBpm);
  if (beats === 0) return ', at the same heart rate as the time before';
  const count = counted(Math.abs(beats), format.number(Math.abs(beats)), 'beat');
  return `, at ${count} ${beats < 0 ? 'less' : 'more'} than the time before`;
}
