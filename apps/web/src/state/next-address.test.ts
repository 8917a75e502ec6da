import { expect, it } from 'vitest';
import { isEnded, loginAddress, nextAddress } from './next-address.ts';

it('a browser that is let in goes on where it wanted to go', () => {
  const address = loginAddress('/workouts', '?minutes=30');
  expect(nextAddress(new URL(`http://x${address}`).search)).toBe('/workouts?minutes=30');
  expect(nextAddress(new URL(`http://x${loginAddress('/', '')}`).search)).toBe('/');
  expect(nextAddress('')).toBe('/');
  expect([isEnded(new URL(`http://x${address}`).search), isEnded('?next=/records')]).toEqual([true, false]);
});

it.each([
  '//evil.test',
  '/\\evil.test',
  'https://evil.test',
  'javascript:alert(1)',
  '/\t/evil.test',
  '\\\\evil.test',
  'evil.test',
  '/login?next=/login',
])('never to %s', (next) => {
  expect(nextAddress(`?next=${encodeURIComponent(next)}`)).toBe('/');
});
