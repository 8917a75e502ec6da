import { decoderVersion } from '@ridebook/peloton';
import type { DerivedWorkout, RawKind } from '@ridebook/store';
import { describe, expect, it } from 'vitest';
import { catchUp } from './catch-up.ts';

const answers: Readonly<Record<string, string>> = {
  'workout one': '{"id":"one","start_time":1700000000,"fitness_discipline":"cycling"}',
  'graph one':
    '{"seconds_since_pedaling_start":[1,2],"metrics":[{"slug":"output","display_unit":"watts","values":[200,100]}]}',
  'workout broken': '{"id":"broken"}',
  'workout two': '{"id":"two","start_time":1700000000,"fitness_discipline":"running"}',
};

/** An archive of three workouts, all of them computed by an older program. */
function archive() {
  const saved: DerivedWorkout[] = [];
  return {
    saved,
    store: {
      listDecodedBefore: (_rider: string, version: number) =>
        Promise.resolve(version === decoderVersion ? ['one', 'broken', 'two'] : []),
      listDocumentVersions: (_rider: string, kind: RawKind, id: string) => {
        const text = answers[`${kind} ${id}`];
        return Promise.resolve(
          text === undefined ? [] : [{ kind, id, text, fetchedAt: '2026-11-22T09:00:00Z' }],
        );
      },
      maybeDocument: () => Promise.resolve(null),
      saveDerived: (_rider: string, derived: DerivedWorkout) => {
        saved.push(derived);
        return Promise.resolve({ status: 'updated', writes: 2 } as const);
      },
    },
  };
}

describe('catching up after an update', () => {
  it('computes what an older program computed, and leaves what is no workout for this one', async () => {
    const { saved, store } = archive();
    expect(await catchUp({ store, isStopping: () => false }, 'rider')).toBe(4);
    expect(saved.map(({ workout }) => workout.id)).toEqual(['one', 'two']);
    expect(saved[0]).toMatchObject({ decoderVersion, powerCurve: [200, 150] });
    // A run has a power, but no cycling power.
    expect(saved[1]?.powerCurve).toBeNull();
  });

  it('stops when it is asked to, after the workout under way', async () => {
    const { saved, store } = archive();
    await catchUp({ store, isStopping: () => saved.length > 0 }, 'rider');
    expect(saved).toHaveLength(1);
  });
});
