import { expect, it } from 'vitest';
import { createFingers } from './fingers.ts';

it('two fingers make a pinch that begins where the second one was put down', () => {
  const fingers = createFingers();
  expect(fingers.move(1, 0.2)).toBeNull();
  expect(fingers.move(1, 0.3)).toBeNull();
  expect(fingers.move(2, 0.6)).toEqual({ before: [0.3, 0.6], now: [0.3, 0.6] });
  expect(fingers.move(2, 0.8)).toEqual({ before: [0.3, 0.6], now: [0.3, 0.8] });
  expect(fingers.move(3, 0.1)).toBeNull();
  expect(fingers.count).toBe(2);
});

it('a lifted finger ends it, and the next one begins another', () => {
  const fingers = createFingers();
  fingers.move(1, 0.3);
  fingers.move(2, 0.6);
  fingers.lift(1);
  expect(fingers.move(2, 0.7)).toBeNull();
  expect(fingers.move(4, 0.1)).toEqual({ before: [0.7, 0.1], now: [0.7, 0.1] });
});
