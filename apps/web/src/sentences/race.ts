/** Owns what is said of a race between two attempts: how it ended, and how often the lead changed. */
import type { Race, Workout } from '@ridebook/domain';
import type { Formatter } from '../format/formatter.ts';
import { counted } from './plural.ts';
import type { Voice } from './voice.ts';

const noBreak = '\u00a0';

export function raceSentence(race: Race, against: Workout, format: Formatter, today: string): Voice {
  const isOutput = race.measure === 'outputJoules';
  const amount = isOutput
    ? `${format.decimal(Math.abs(race.finalGap) / 1000, 1)}${noBreak}kJ`
    : `${format.decimal(format.distanceIn(Math.abs(race.finalGap)), 2)}${noBreak}${format.unitNames.distance}`;
  const when = format.monthInWords(against.localDate, today);
  const strong =
    race.finalGap === 0 ? 'A dead heat.' : race.finalGap > 0 ? `Ahead by ${amount}.` : `Behind by ${amount}.`;
  const changes = race.leadChanges.length;
  const led =
    changes === 0
      ? race.finalGap >= 0
        ? `You led the attempt of ${when} from the start.`
        : `The attempt of ${when} led from the start.`
      : `The lead changed ${counted(changes, format.number(changes), 'time')} against the attempt of ${when}, last after ${format.clock(race.leadChanges.at(-1) ?? 0)}.`;
  return { strong, rest: led };
}
