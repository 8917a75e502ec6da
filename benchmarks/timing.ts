/** Owns how a benchmark measures: the same work many times in one process, and the median of it. */

export interface Timing {
  readonly medianMs: number;
  /** 95 of 100 runs took no longer. */
  readonly p95Ms: number;
}

/** Runs the work `warmUp` times unseen, then `runs` times by the clock. */
export async function timingOf(
  runs: number,
  work: (run: number) => unknown,
  warmUp = Math.ceil(runs / 5),
): Promise<Timing> {
  for (let run = 0; run < warmUp; run += 1) await work(run);
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const startedMs = performance.now();
    await work(run);
    times.push(performance.now() - startedMs);
  }
  times.sort((a, b) => a - b);
  return { medianMs: at(times, 0.5), p95Ms: at(times, 0.95) };
}

function at(ascending: readonly number[], share: number): number {
  return ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))] ?? NaN;
}

export function printTiming(name: string, { medianMs, p95Ms }: Timing): void {
  console.log(
    `${name.padEnd(52)} median ${medianMs.toFixed(2).padStart(8)} ms   p95 ${p95Ms.toFixed(2).padStart(8)} ms`,
  );
}
