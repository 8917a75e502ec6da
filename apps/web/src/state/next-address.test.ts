import { expect, it } from 'vitest';
import { loginAddress, nextAddress } from './next-address.ts';

it('a browser that is let in goes on where it wanted to go', () => {
  const address = loginAddress('/workouts', '?minutes=30');
  expect(nextAddress(new URL(`http://x${address}`).search)).toBe('/workouts?minutes=30');
  expect(loginAddress('/', '')).toBe('/login');
  expect(nextAddress('')).toBe('/');
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
