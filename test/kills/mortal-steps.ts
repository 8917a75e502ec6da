/** Owns counting the steps of a process, and its end before one of them. */

export interface MortalSteps {
  /** The names of those so far. */
  readonly steps: readonly string[];
  /** Does not return where the process is to be killed. */
  readonly onStep: (step: string) => void;
}

/** @param killAt before which step, counted from 1; 0 for none */
export function mortalSteps(killAt: number): MortalSteps {
  const steps: string[] = [];
  return {
    steps,
    onStep(step) {
      steps.push(step);
      if (steps.length !== killAt) return;
      process.kill(process.pid, 'SIGKILL');
      // Nothing more happens, however long the signal takes.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    },
  };
}
