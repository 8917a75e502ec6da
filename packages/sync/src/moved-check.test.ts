import { expect, it } from 'vitest';
import { createMovedCheck } from './moved-check.ts';

it('three unknown workouts in a row are theirs, the fourth means that the endpoint has moved', () => {
  const check = createMovedCheck();
  const unknown = { isUnknown: true };
  for (let round = 0; round < 3; round += 1) {
    for (let time = 0; time < 3; time += 1) check(unknown);
    check({ isUnknown: false });
  }
  for (let time = 0; time < 3; time += 1) check(unknown);
  expect(() => check(unknown)).toThrow(/has moved/);
});
