import { expect, it } from 'vitest';
import { batchesOf } from './batches.ts';

const rowsOf = (count: number, text: string) =>
  Array.from({ length: count }, (_, place) => ({
    key: `${place}`,
    contentHash: '',
    cells: [{ column: 'c', value: text }],
    change: 'create' as const,
  }));
const bytesOf = (rows: readonly { readonly cells: unknown }[]): number =>
  rows.reduce((sum, { cells }) => sum + Buffer.byteLength(JSON.stringify(cells)), 0);

it('holds at most 100 rows', () => {
  expect(batchesOf(rowsOf(250, 'x')).map(({ length }) => length)).toEqual([100, 100, 50]);
  expect(batchesOf([])).toEqual([]);
});

it.each(['x', 'é', '騎', '🚲'])('holds at most 1.5 MB, counted in UTF-8: %s', (letter) => {
  const rows = rowsOf(100, letter.repeat(40_000 / Buffer.byteLength(letter)));
  const batches = batchesOf(rows);
  expect(batches.length).toBeGreaterThan(1);
  expect(batches.flat()).toEqual(rows);
  for (const batch of batches) expect(bytesOf(batch)).toBeLessThanOrEqual(1_500_000);
});
