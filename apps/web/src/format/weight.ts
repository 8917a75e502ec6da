/** Owns weights in the reader's units: pounds where distances are miles. */
import type { Formatter } from './formatter.ts';

/** The international pound. */
const kilogramsPerPound = 0.45359237;

/** A weight with its unit, in whole ones. */
export function weightWords(kilograms: number, format: Formatter): string {
  const isImperial = format.units === 'imperial';
  const shown = format.number(isImperial ? kilograms / kilogramsPerPound : kilograms);
  return `${shown}\u00a0${isImperial ? 'lb' : 'kg'}`;
}
