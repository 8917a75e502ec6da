import { expect, it } from 'vitest';
import { workoutsAddress } from './workouts-address.ts';

it('names only the filters that are set, and escapes what others wrote', () => {
  expect(workoutsAddress({})).toBe('/workouts');
  expect(workoutsAddress({ discipline: 'cycling', minutes: 30, from: '2026-11-01', to: '2026-11-01' })).toBe(
    '/workouts?discipline=cycling&length=30&from=2026-11-01&to=2026-11-01',
  );
  expect(workoutsAddress({ between: { figure: 'outputKilojoules', from: 180, to: 200 } })).toBe(
    '/workouts?outputKilojoules=180..200',
  );
  expect(workoutsAddress({ instructorId: 'a&b=c', text: '<b>' })).toBe(
    '/workouts?instructor=a%26b%3Dc&text=%3Cb%3E',
  );
});
