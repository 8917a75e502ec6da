import { describe, expect, it } from 'vitest';
import { createFormatter } from '../format/formatter.ts';
import { movementsInWords } from './movements.ts';

const inUnits = (units: 'metric' | 'imperial') =>
  createFormatter({ locale: 'en-GB', timeZone: 'UTC', units });
const squat = {
  name: 'Goblet squat',
  repetitions: 24,
  seconds: null,
  isBodyweight: false,
  weightKilograms: 12,
};
const plank = { name: 'Plank', repetitions: null, seconds: 45, isBodyweight: true, weightKilograms: null };

describe('movements in words', () => {
  it('say how often, how heavy and how long, in the units of the reader', () => {
    const words = movementsInWords([squat, plank], inUnits('metric'));
    expect(words.replaceAll('\u00a0', ' ')).toBe('Goblet squat 24 × 12 kg, Plank 0:45');
    const imperial = movementsInWords([squat], inUnits('imperial'));
    expect(imperial.replaceAll('\u00a0', ' ')).toBe('Goblet squat 24 × 26 lb');
  });

  it('are nothing where nothing was counted', () => {
    expect(movementsInWords([], inUnits('metric'))).toBe('');
  });
});
