import { expect, it } from 'vitest';
import { obstaclesIn } from '../conformance/expanding.ts';
import { migrations } from './migrate.ts';

it('only adds, so that an older program may still run', () => {
  expect(migrations.length).toBeGreaterThan(5);
  expect(obstaclesIn(migrations)).toEqual([]);
});
