/** Owns which type a column is given in Coda, by what its cells hold. */
import type { ColumnKind } from '../rows/column.ts';

/**
 * Days and instants go as text: Coda is told to parse nothing, so that a title that begins like a formula stays a title.
 * `ToDate()` and `ToDateTime()` make a date of them.
 */
export const codaTypes: Readonly<Record<ColumnKind, string>> = {
  text: 'Text',
  number: 'Number',
  seconds: 'Number',
  percent: 'Number',
  checkbox: 'Checkbox',
  date: 'Text',
  instant: 'Text',
  image: 'Image URL',
  link: 'Link',
};
