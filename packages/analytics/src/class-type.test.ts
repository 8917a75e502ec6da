import { describe, expect, it } from 'vitest';
import { maybeClassType } from './class-type.ts';
import { rideOn } from './made-up-workout.ts';

describe('the type of a class', () => {
  it.each([
    ['30 min Climb Ride', 'Climb Ride'],
    ['5 min Cool Down Ride', 'Cool Down Ride'],
    ['Ride to Greece', 'Ride to Greece'],
    ['minutes', 'minutes'],
  ])('of "%s" is "%s"', (title, type) => {
    expect(maybeClassType(rideOn('2026-11-20', { title }))).toBe(type);
  });

  it('is null for what is no class, and for a title that says a length alone', () => {
    expect(maybeClassType(rideOn('2026-11-20', { classId: null }))).toBeNull();
    expect(maybeClassType(rideOn('2026-11-20', { title: '' }))).toBeNull();
  });
});
