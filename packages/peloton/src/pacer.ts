/** Owns politeness: how many requests may be under way at once and how closely they may follow each other. */

export interface Pace {
  readonly requestsPerSecond: number;
  readonly maximumInFlight: number;
}

/** What one rider's browser would hardly exceed. */
export const politePace: Pace = { requestsPerSecond: 4, maximumInFlight: 2 };

/** For servers on this machine only. */
export const unlimitedPace: Pace = { requestsPerSecond: Number.POSITIVE_INFINITY, maximumInFlight: 2 };

export interface PacerEffects {
  /** Monotonic milliseconds. */
  readonly monotonicMs: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

/** Runs tasks at a pace, in the order they came. */
export interface Pacer {
  run<T>(task: () => Promise<T>): Promise<T>;
}

export function createPacer(pace: Pace, effects: PacerEffects): Pacer {
  const spacingMs = 1000 / pace.requestsPerSecond;
  let nextSlotMs = Number.NEGATIVE_INFINITY;
  let inFlight = 0;
  const waiting: (() => void)[] = [];

  const enter = async (): Promise<void> => {
    if (inFlight < pace.maximumInFlight) inFlight += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  // A leaver hands its place to the next in line, so the count stays the same.
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else inFlight -= 1;
  };

  return {
    async run(task) {
      await enter();
      try {
        const nowMs = effects.monotonicMs();
        const slotMs = Math.max(nowMs, nextSlotMs);
        nextSlotMs = slotMs + spacingMs;
        if (slotMs > nowMs) await effects.sleep(slotMs - nowMs);
        return await task();
      } finally {
        leave();
      }
    },
  };
}
