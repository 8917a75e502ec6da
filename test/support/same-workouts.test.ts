import type { Workout } from '@ridebook/domain';
import { expect, it } from 'vitest';
import { differences } from './same-workouts.ts';

const workout = (id: string, changes: Partial<Workout> = {}): Workout =>
  ({ id, title: 'Ride', outputJoules: 1_000, ...changes }) as Workout;

it('the comparison finds what is lost, doubled, foreign or different, and forgives a thousandth', () => {
  const truth = [workout('a'), workout('b')];
  expect(differences(truth, truth)).toEqual([]);
  expect(differences([workout('a', { outputJoules: 1_000.9 }), workout('b')], truth)).toEqual([]);
  expect(differences([workout('a')], truth)).toEqual(['b is lost']);
  expect(differences([...truth, workout('b')], truth)).toEqual(['1 ids are doubled']);
  expect(differences([...truth, workout('c')], truth)).toEqual(['c is not there upstream']);
  expect(differences([workout('a', { outputJoules: 990 }), workout('b')], truth)).toHaveLength(1);
  expect(differences([workout('a', { outputJoules: null }), workout('b')], truth)).toHaveLength(1);
  expect(differences([workout('a', { title: 'ride' }), workout('b')], truth)).toHaveLength(1);
  expect(differences([workout('a', { difficulty: 0 }), workout('b')], truth)).toHaveLength(1);
});
