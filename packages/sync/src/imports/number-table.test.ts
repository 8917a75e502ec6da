import { expect, it } from 'vitest';
import { createNumberTable } from './number-table.ts';

it('remembers as a map does, whatever its size', () => {
  const table = createNumberTable();
  const map = new Map<number, number>();
  // Any numbers that are spread over 52 bits, some of them twice.
  let key = 1;
  for (let index = 0; index < 20_000; index += 1) {
    key = (key * 48_271 + index) % (2 ** 52 - 1);
    const chosen = index % 7 === 0 ? index : key;
    expect(table.maybe(chosen)).toBe(map.get(chosen));
    table.set(chosen, index);
    map.set(chosen, index);
  }
  for (const [known, value] of map) expect(table.maybe(known)).toBe(value);
});

it('tells the smallest and the largest key from an empty place', () => {
  const table = createNumberTable();
  expect(table.maybe(0)).toBeUndefined();
  table.set(0, 5);
  table.set(2 ** 52 - 1, 2 ** 32 - 1);
  expect([table.maybe(0), table.maybe(2 ** 52 - 1)]).toEqual([5, 2 ** 32 - 1]);
});
