/** Owns what can happen in the life of a book, as plain values that a shrinking counterexample is easy to read in. */
import fc from 'fast-check';

export type LifeEvent =
  /** Upstream. `which` is a share of the history: 0 the newest workout, just below 1 the oldest. */
  | { readonly kind: 'add'; readonly count: number }
  | { readonly kind: 'rename'; readonly which: number; readonly title: string }
  | { readonly kind: 'rank'; readonly which: number; readonly rank: number }
  | { readonly kind: 'finish'; readonly which: number }
  | { readonly kind: 'delete'; readonly which: number }
  | {
      readonly kind: 'fault';
      readonly match: string;
      readonly fault: string | number;
      readonly times: number;
    }
  | { readonly kind: 'heal' }
  /** At home. */
  | { readonly kind: 'sync'; readonly scope: 'new' | 'everything' }
  | { readonly kind: 'kill'; readonly beforeStep: number }
  | { readonly kind: 'syncs at once'; readonly count: number }
  | { readonly kind: 'stop'; readonly afterWorkouts: number }
  | { readonly kind: 'rebuild' }
  | { readonly kind: 'retry' }
  | { readonly kind: 'back up and restore' }
  | { readonly kind: 'wait'; readonly minutes: number };

const which = fc.double({ min: 0, max: 0.999, noNaN: true });

/** Where a fault may strike: account, list, details, graphs, renewals, classes. */
const places = [
  '/api/me',
  '/workouts?limit=100',
  '?joins=ride',
  '/performance_graph',
  '/oauth/token',
  '/api/ride/',
];

const strikes = [
  401,
  403,
  404,
  429,
  500,
  503,
  'html-challenge',
  'endpoint-closed',
  'retry-after-seconds',
  'truncated-json',
  'nan',
  'nulls',
  'retyped',
  'renamed-field',
  'new-discipline',
  'duplicate-rows',
  'wrong-total',
  'page-repeats',
  'gzip-cut',
  'gzip-trailer-missing',
  'reset',
  'reset-mid-body',
  'short-content-length',
  'close-delimited-cut',
  'empty',
  'no-content',
  'bom',
  'flaky-503',
] as const;

const event: fc.Arbitrary<LifeEvent> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('add' as const), count: fc.integer({ min: 1, max: 2 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('rename' as const),
      which,
      title: fc.string({ minLength: 1, maxLength: 12 }).filter((title) => title.trim() === title),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('rank' as const),
      which,
      rank: fc.integer({ min: 1, max: 9_999 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('finish' as const), which }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('delete' as const), which }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('fault' as const),
      match: fc.constantFrom(...places),
      fault: fc.constantFrom(...strikes),
      times: fc.integer({ min: 1, max: 12 }),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ kind: 'heal' as const }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('sync' as const),
      scope: fc.constantFrom('new' as const, 'everything' as const),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('kill' as const), beforeStep: fc.integer({ min: 1, max: 90 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('syncs at once' as const),
      count: fc.integer({ min: 2, max: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('stop' as const),
      afterWorkouts: fc.integer({ min: 0, max: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'rebuild' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'retry' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'back up and restore' as const }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 5_000 }) }),
  },
);

/** A life of up to `longest` events. */
export const lives = (longest: number): fc.Arbitrary<readonly LifeEvent[]> =>
  fc.array(event, { minLength: 1, maxLength: longest });
