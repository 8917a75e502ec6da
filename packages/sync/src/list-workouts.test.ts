import type { ListedRow, WorkoutsPage } from '@ridebook/peloton';
import type { LedgerEntry } from '@ridebook/store';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listWorkouts } from './list-workouts.ts';

const pageSize = 4;

const rowOf = (workoutId: string): ListedRow => ({
  workoutId,
  createdAt: '2026-01-01T00:00:00Z',
  discipline: 'cycling',
  isOutdoor: false,
  outputJoules: 1,
  fingerprint: workoutId,
});

const knownAs = (workoutId: string): LedgerEntry => ({
  workoutId,
  state: 'stored',
  fetchedFingerprint: workoutId,
  listedFingerprint: workoutId,
  createdAt: '2026-01-01T00:00:00Z',
  discipline: 'cycling',
  isOutdoor: false,
  attempts: 0,
  retryAt: null,
  reason: null,
  missedAt: null,
});

/** A list that something happens to before each page is read. */
function listing(
  ids: readonly string[],
  input: {
    readonly before?: (ids: readonly string[], read: number) => readonly string[];
    readonly isFull?: boolean;
  } & {
    readonly known?: readonly string[];
    readonly answer?: (page: WorkoutsPage) => WorkoutsPage;
  } = {},
) {
  let list = ids;
  let read = 0;
  return listWorkouts({
    peloton: {
      workoutsPage: (_riderId, page) => {
        list = input.before?.(list, read) ?? list;
        read += 1;
        const rows = list.slice(page * pageSize, (page + 1) * pageSize).map(rowOf);
        const hasNextPage = (page + 1) * pageSize < list.length;
        const answer = { rows, page, total: list.length, hasNextPage };
        return Promise.resolve(input.answer?.(answer) ?? answer);
      },
    },
    riderId: 'rider',
    ledger: (input.known ?? []).map(knownAs),
    isFull: input.isFull ?? true,
    isStopping: () => false,
    onPage: () => Promise.resolve(),
  }).then((result) => ({ ...result, ids: [...result.rows.keys()], read }));
}

const named = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `w${index}`);

describe('a list of workouts', () => {
  it('is read to its end', async () => {
    expect(await listing(named(10))).toMatchObject({ ids: named(10), isComplete: true, read: 3 });
  });

  it('is read no further than to the first page of known workouts, unless it is to be read whole', async () => {
    const newOnTop = ['new', ...named(20)];
    expect(await listing(newOnTop, { known: named(20), isFull: false })).toMatchObject({
      read: 2,
      isComplete: false,
    });
    expect(await listing(newOnTop, { known: named(20) })).toMatchObject({ read: 6, isComplete: true });
  });

  it('is read whole when its total says that known workouts are gone', async () => {
    const known = [...named(20), 'deleted'];
    expect(await listing(named(20), { known, isFull: false })).toMatchObject({ read: 5, isComplete: true });
  });

  it('proves nothing when it is empty or shorter than it says', async () => {
    expect(await listing([])).toMatchObject({ isComplete: false });
    const short = await listing(named(6), { answer: (page) => ({ ...page, total: 60 }) });
    expect(short).toMatchObject({ isComplete: false });
  });

  it('ends when one page comes again and again', async () => {
    const again = await listing(named(4), { answer: (page) => ({ ...page, hasNextPage: true, total: 400 }) });
    expect(again.read).toBeLessThan(4);
    const first = await listing(named(4), {
      answer: (page) => ({ ...page, rows: named(4).map(rowOf), hasNextPage: true, total: 400 }),
    });
    expect(first.read).toBe(2);
  });

  it('misses nobody who is there all the while, however it shifts while it is read: 200 times', async () => {
    const shift = fc.array(fc.record({ add: fc.nat(2), remove: fc.option(fc.nat(30), { nil: null }) }), {
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 24 }), shift, async (count, shifts) => {
        let removals = 0;
        const removed = new Set<string>();
        const before = (ids: readonly string[], read: number): readonly string[] => {
          const { add = 0, remove = null } = shifts[read] ?? {};
          // More removals than restarts in one listing are the next listing's matter.
          const gone = remove === null || removals === 3 ? undefined : ids[remove % Math.max(1, ids.length)];
          if (gone !== undefined) {
            removals += 1;
            removed.add(gone);
          }
          const added = Array.from({ length: add }, (_, index) => `new-${read}-${index}`);
          return [...added, ...ids.filter((id) => id !== gone)];
        };
        const { ids, isComplete } = await listing(named(count), { before });
        const missed = named(count).filter((id) => !removed.has(id) && !ids.includes(id));
        if (isComplete) expect(missed).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
