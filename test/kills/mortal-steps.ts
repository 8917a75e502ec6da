/** Owns counting the steps of a process, and its end before one of them. */

export interface MortalSteps {
  /** The names of those so far. */
  readonly steps: readonly string[];
  /** Does not return where the end is to come. */
  readonly onStep: (step: string) => void;
}

/**
 * How it ends: by SIGKILL, alone or with its whole process group; by an error that nobody catches, by its memory, by itself,
 * or not at all.
 */
export type Death = 'kill' | 'kill-group' | 'throw' | 'memory' | 'leave' | 'hang';

/** @param dieAt before which step, counted from 1; 0 for none */
export function mortalSteps(dieAt: number, how: Death = 'kill'): MortalSteps {
  const steps: string[] = [];
  return {
    steps,
    onStep(step) {
      steps.push(step);
      if (steps.length === dieAt) deaths[how]();
    },
  };
}

const deaths: Readonly<Record<Death, () => void>> = {
  kill: () => killAndWait(process.pid),
  'kill-group': () => killAndWait(0),
  throw() {
    queueMicrotask(() => {
      throw new TypeError('made up');
    });
  },
  memory() {
    const kept: number[][] = [];
    for (;;) kept.push(new Array<number>(1_000_000).fill(kept.length + 0.5));
  },
  leave: () => process.exit(7),
  hang: waitForEver,
};

/** Nothing more happens, however long the signal takes. */
function killAndWait(pid: number): void {
  process.kill(pid, 'SIGKILL');
  waitForEver();
}

function waitForEver(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}
