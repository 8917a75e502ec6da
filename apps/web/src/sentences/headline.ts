/** Owns the words of the fact that heads Home. */
import { daysBetween, type HeadlineFact } from '@ridebook/analytics';
import { disciplineLabel } from '@ridebook/domain';
import type { Formatter } from '../format/formatter.ts';
import { counted, ordinal } from './plural.ts';

const noBreak = '\u00a0';
/** A gap to the median smaller than this, as a share of nothing but taste, is no difference worth a word. */
const closeJoules = 5000;

/** One sentence for a fact; `today` decides whether a month needs its year. */
export function headlineSentence(fact: HeadlineFact, format: Formatter, today: string): string {
  const { rider } = format;
  const kilojoules = (joules: number): string => `${format.kilojoules(joules)}${noBreak}kJ`;
  switch (fact.kind) {
    case 'record':
      return `A record: ${kilojoules(fact.outputJoules)}, the most ${rider.you} ${rider.does('have', 'has')} put into ${fact.classMinutes} minutes${fact.eraStart === null ? '' : ` since ${format.monthInWords(fact.eraStart, today)}`}.`;
    case 'best-since':
      return `${rider.Your} best ${fact.classMinutes} minutes since ${format.monthInWords(fact.since, today)}.`;
    case 'repeat': {
      const amount = kilojoules(Math.abs(fact.differenceJoules));
      const when = format.monthInWords(fact.comparedWith, today);
      const attempt = `${rider.Your} ${ordinal(fact.attempt)} attempt at this class`;
      if (fact.isStrongest) return `${attempt} and the strongest: ${amount} more than in ${when}.`;
      if (Math.abs(fact.differenceJoules) < 500) return `${attempt}, level with the best one, of ${when}.`;
      return `${attempt}, ${amount} under the best one, of ${when}.`;
    }
    case 'streak':
      return fact.isLongest
        ? `${counted(fact.weeks, format.number(fact.weeks), 'week')} in a row, ${rider.your} longest run yet.`
        : `${counted(fact.weeks, format.number(fact.weeks), 'week')} in a row.`;
    case 'usual': {
      const amount = kilojoules(Math.abs(fact.differenceJoules));
      const side = fact.differenceJoules < 0 ? 'under' : 'above';
      const base = `${amount} ${side} the median of ${format.number(fact.rides)}`;
      if (Math.abs(fact.differenceJoules) < closeJoules)
        return `Close to ${rider.your} usual ${fact.classMinutes} minutes: ${base}.`;
      return fact.differenceJoules < 0
        ? `An easy ${fact.classMinutes} minutes: ${base}.`
        : `A strong ${fact.classMinutes} minutes: ${base}.`;
    }
    case 'latest': {
      const days = daysBetween(fact.localDate, today);
      const when =
        days <= 0 ? 'today' : days === 1 ? 'yesterday' : `on ${format.weekdayDate(fact.localDate)}`;
      if (days > 13)
        return `${counted(days, format.number(days), 'day')} since ${rider.your} last workout, in ${format.monthInWords(fact.localDate, today)}.`;
      return `${rider.Your} latest workout: ${disciplineLabel(fact.discipline).toLowerCase()}, ${when}.`;
    }
    case 'nothing':
      return 'Nothing in the book yet.';
  }
}
