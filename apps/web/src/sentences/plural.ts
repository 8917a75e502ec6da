/** Owns counted nouns in English sentences. */

const small = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];
const ordinals = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];

/** `1 workout`, `643 workouts`; the number comes as it is written. */
export function counted(count: number, written: string, noun: string): string {
  return `${written} ${count === 1 ? noun : `${noun}s`}`;
}

/** `Two` for 2, for the beginning of a sentence; from eleven on the number as it is written. */
export function inWords(count: number, written: string): string {
  return small[count] ?? written;
}

/** `fourth` for 4, `12th` for 12. */
export function ordinal(count: number): string {
  const word = ordinals[count - 1];
  if (word !== undefined) return word;
  const teen = count % 100 >= 11 && count % 100 <= 13;
  const ending = teen ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th');
  return `${count}${ending}`;
}
