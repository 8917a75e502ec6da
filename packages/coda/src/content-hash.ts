/** Owns telling whether a row changed since it was pushed: 128 bits of what was written, without any platform's crypto. */
import type { Cell } from './rows/column.ts';

/** Four 32-bit words from any text (cyrb128, public domain). Nobody profits from a collision with a row of their own. */
function hashText(text: string): string {
  let first = 1779033703;
  let second = 3144134277;
  let third = 1013904242;
  let fourth = 2773480762;
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    first = second ^ Math.imul(first ^ code, 597399067);
    second = third ^ Math.imul(second ^ code, 2869860233);
    third = fourth ^ Math.imul(third ^ code, 951274213);
    fourth = first ^ Math.imul(fourth ^ code, 2716044179);
  }
  return [first, second, third, fourth].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** A row of the same cells under the same headers has the same hash: a column that is added changes it, too. */
export function contentHash(headers: readonly string[], cells: readonly Cell[]): string {
  return hashText(JSON.stringify([headers, cells]));
}
