import { expect, it } from 'vitest';
import { leftOutOfAddress, minutesOfAddress, periodOfAddress, toggleLeftOut } from './friends-query.ts';

it('the address says period, length and who is left out; what makes no sense is as good as none', () => {
  expect([
    periodOfAddress('week').days,
    periodOfAddress('decade').days,
    periodOfAddress(undefined).days,
  ]).toEqual([7, null, null]);
  expect([minutesOfAddress('30'), minutesOfAddress('0'), minutesOfAddress('x')]).toEqual([30, null, null]);
  expect([...leftOutOfAddress('a,,b')]).toEqual(['a', 'b']);
});

it('a press leaves somebody out, another takes them in', () => {
  expect(toggleLeftOut(new Set(), 'a')).toBe('a');
  expect(toggleLeftOut(new Set(['a']), 'b')).toBe('a,b');
  expect(toggleLeftOut(new Set(['a']), 'a')).toBeNull();
});
