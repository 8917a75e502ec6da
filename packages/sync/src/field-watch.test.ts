import { describe, expect, it } from 'vitest';
import { watchFields, type FieldObservation, type FieldWatch } from './field-watch.ts';

const now = '2026-11-22T09:00:00Z';

/** The n-th workout of a history, a day each. */
const at = (day: number): string => new Date(Date.UTC(2026, 0, day)).toISOString();
const fresh = (day: number, isThere: boolean): FieldObservation => ({
  createdAt: at(day),
  before: null,
  now: { total_work: isThere },
});
const days = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

function watch(...syncs: readonly (readonly FieldObservation[])[]): FieldWatch {
  let text: string | null = null;
  for (const observations of syncs) text = JSON.stringify(watchFields(text, observations, 1, now));
  return JSON.parse(text ?? '{}') as FieldWatch;
}

const whole = days(1, 60).map((day) => fresh(day, true));
const without = (first: number, last: number) => days(first, last).map((day) => fresh(day, false));

describe('a field that was always there', () => {
  it('has vanished when the last twenty new workouts are without it', () => {
    expect(watch(whole, without(61, 80)).vanished).toEqual({ total_work: now });
    expect(watch(whole, ...without(61, 80).map((one) => [one])).vanished).toEqual({ total_work: now });
  });

  it('has not vanished with one workout fewer, nor with one that has it', () => {
    expect(watch(whole, without(61, 79)).vanished).toEqual({});
    expect(watch(whole, [...without(61, 79), fresh(80, true)]).vanished).toEqual({});
  });

  it('stays vanished however long that lasts, and is told once', () => {
    const long = watch(whole, without(61, 80), without(81, 300));
    expect(long.vanished).toEqual({ total_work: now });
  });

  it('is back when most answers have it again', () => {
    const back = days(81, 91).map((day) => fresh(day, true));
    expect(watch(whole, without(61, 80), back).vanished).toEqual({});
  });

  it('is looked for in the order of the workouts, not of their fetching, which begins with the newest', () => {
    expect(watch(whole.toReversed(), without(61, 80).toReversed()).vanished).toEqual({ total_work: now });
  });

  it('is missed again when it vanishes a second time, however long the first time was', () => {
    const back = days(301, 340).map((day) => fresh(day, true));
    const syncs = [whole, without(61, 80), without(81, 300), back, without(341, 360)];
    expect(watch(...syncs.slice(0, 4)).vanished).toEqual({});
    expect(watch(...syncs).vanished).toEqual({ total_work: now });
  });

  it('has vanished when twenty workouts that had it are fetched again without it', () => {
    const again = days(1, 20).map((day) => ({ ...fresh(day, false), before: { total_work: true } }));
    expect(watch(whole, again).vanished).toEqual({ total_work: now });
    expect(watch(whole, again.slice(1)).vanished).toEqual({});
  });

  it('is judged anew by a newer program', () => {
    const text = JSON.stringify(watch(whole, without(61, 80)));
    expect(watchFields(text, [fresh(81, true)], 2, now).vanished).toEqual({});
  });
});

describe('a field that was not always there', () => {
  it('has not vanished: old workouts of a first sync are without it', () => {
    const history = [...days(41, 120).map((day) => fresh(day, true)), ...without(1, 40)];
    expect(watch(history).vanished).toEqual({});
    // The same when the first sync was interrupted, and the older half came later.
    expect(watch(history.slice(0, 80), history.slice(80)).vanished).toEqual({});
  });

  it('has not vanished when one workout in ten never had it', () => {
    const some = days(1, 100).map((day) => fresh(day, day % 10 !== 0));
    expect(watch(some, without(101, 130)).vanished).toEqual({});
  });

  it('says nothing when workouts that never had it are fetched again', () => {
    const again = days(1, 40).map((day) => ({ ...fresh(day, false), before: { total_work: false } }));
    expect(watch(whole, again).vanished).toEqual({});
  });
});
