import { describe, expect, it } from 'vitest';
import { maybeClassType, namedClassTypes } from './class-type.ts';
import { rideOn } from '../made-up-workout.ts';

describe('the type of a class', () => {
  it('is the word of its details, whatever its title says', () => {
    const title = '30 min Climb Ride';
    expect(maybeClassType(rideOn('2026-11-20', { title, classType: 'Power Zone' }))).toBe('Power Zone');
    expect(maybeClassType(rideOn('2026-11-20', { classId: null, classType: 'Climb' }))).toBe('Climb');
  });

  it.each([
    ['30 min Climb Ride', 'Climb Ride'],
    ['5 min Cool Down Ride', 'Cool Down Ride'],
    ['Ride to Greece', 'Ride to Greece'],
    ['minutes', 'minutes'],
  ])('of "%s" without details is "%s"', (title, type) => {
    expect(maybeClassType(rideOn('2026-11-20', { title }))).toBe(type);
  });

  it('of a ride through a landscape is "Scenic", not the name of the place', () => {
    const workout = rideOn('2026-11-20', { kind: 'scenic', title: '20 min Alder Pass Ride' });
    expect(maybeClassType(workout)).toBe('Scenic');
  });

  it('is null for what is no class, and for a title that says a length alone', () => {
    expect(maybeClassType(rideOn('2026-11-20', { classId: null }))).toBeNull();
    expect(maybeClassType(rideOn('2026-11-20', { title: '' }))).toBeNull();
  });

  it('is known apart from what titles say', () => {
    const named = namedClassTypes([
      rideOn('2026-11-20', { title: '30 min Climb Ride', classType: 'Climb' }),
      rideOn('2026-11-21', { title: '20 min Pop Ride' }),
      rideOn('2026-11-22', { title: '20 min Alder Pass Ride', kind: 'scenic' }),
    ]);
    expect([...named]).toEqual(['Climb', 'Scenic']);
  });
});
