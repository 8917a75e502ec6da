/** Owns the picture of a running sync: counts, and an honest guess at the time left. */
import { isoInstant, type SyncPhase, type SyncProgress } from '@ridebook/domain';
import type { SyncEffects } from './effects.ts';
import type { FetchedWorkout } from './fetch-workout.ts';

export interface ProgressMeter {
  enter(phase: SyncPhase): void;
  listed(total: number | null): void;
  planned(count: number): void;
  fetched(workout: FetchedWorkout): void;
  finish(endedBy: unknown, wasStopped: boolean): void;
}

type MeterEffects = Pick<SyncEffects, 'nowMs' | 'monotonicMs' | 'onProgress'> & {
  readonly requests: () => number;
};

/** Fewer workouts than this say nothing about how long the rest will take. */
const workoutsToJudgeBy = 5;

export function createProgressMeter(effects: MeterEffects): ProgressMeter {
  let progress: SyncProgress = {
    phase: 'signing-in',
    startedAt: isoInstant(effects.nowMs() / 1000),
    total: null,
    planned: null,
    done: 0,
    failed: 0,
    requests: 0,
    secondsLeft: null,
    reachedDate: null,
    problem: null,
  };
  let fetchingSinceMs = effects.monotonicMs();
  const show = (change: Partial<SyncProgress>): void => {
    progress = { ...progress, ...change, requests: effects.requests() };
    effects.onProgress(progress);
  };
  show({});

  return {
    enter(phase) {
      if (phase === 'fetching') fetchingSinceMs = effects.monotonicMs();
      show({ phase });
    },
    listed: (total) => show({ total }),
    planned: (count) => show({ planned: count }),
    fetched({ failure, workout }) {
      const done = progress.done + (workout === null ? 0 : 1);
      const failed = progress.failed + (failure === null ? 0 : 1);
      const handled = done + (workout === null ? failed : 0);
      const secondsEach = (effects.monotonicMs() - fetchingSinceMs) / 1000 / Math.max(1, handled);
      const remaining = Math.max(0, (progress.planned ?? 0) - handled);
      show({
        done,
        failed,
        secondsLeft: handled < workoutsToJudgeBy ? null : Math.round(secondsEach * remaining),
        reachedDate: workout?.localDate ?? progress.reachedDate,
      });
    },
    finish(endedBy, wasStopped) {
      const problem = endedBy === null ? null : describe(endedBy);
      const phase = problem === null ? (wasStopped ? 'stopped' : 'finished') : 'failed';
      show({ phase, problem, secondsLeft: null });
    },
  };
}

function describe(error: unknown): NonNullable<SyncProgress['problem']> {
  const kind = error instanceof Error && 'kind' in error ? String(error.kind) : 'unexpected';
  return { kind, message: error instanceof Error ? error.message : String(error) };
}
