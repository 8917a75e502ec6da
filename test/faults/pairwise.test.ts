/** Every fault meets every kind of endpoint and every position once; all combinations are `npm run test:faults`. */
import { afterAll, describe, expect, it } from 'vitest';
import { nameOfCell, pairwiseTable, wholeTable } from './cells.ts';
import { runCell } from './run-cell.ts';
import { closeWorlds } from './world.ts';

afterAll(closeWorlds);

describe('a fault from upstream costs nothing but time:', () => {
  it.each(pairwiseTable().map((cell) => [nameOfCell(cell), cell] as const))('%s', async (_name, cell) => {
    expect(await runCell(cell)).toEqual([]);
  });
});

it('the table has every combination, each applicable or with the reason why not', () => {
  const { applicable, notApplicable } = wholeTable();
  expect(applicable.length).toBeGreaterThan(400);
  expect(pairwiseTable().length).toBeLessThan(applicable.length / 3);
  expect(notApplicable.every(({ reason }) => reason !== '')).toBe(true);
});
