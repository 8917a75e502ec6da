/** Owns the words of what was lifted and held in a strength workout. */
import type { TrackedMovement } from '@ridebook/domain';
import type { Formatter } from '../format/formatter.ts';
import { weightWords } from '../format/weight.ts';

/** `Goblet squat 24 × 12 kg, Plank 0:45`; empty for none. */
export const movementsInWords = (movements: readonly TrackedMovement[], format: Formatter): string =>
  movements
    .map(({ name, repetitions, seconds, weightKilograms }) => {
      const weight = weightKilograms === null ? '' : weightWords(weightKilograms, format);
      const times = repetitions === null ? '' : `${format.number(repetitions)}\u00a0×`;
      const held = seconds === null ? '' : format.clock(seconds);
      return [name, times, weight, held].filter((words) => words !== '').join(' ');
    })
    .join(', ');
