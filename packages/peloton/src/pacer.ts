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

/**
 * Requests are spread evenly, but for the first two after a pause: most syncs have no more, and they need not wait. In
 * no stretch as long as `requestsPerSecond` requests take are there more than that.
 */
export function createPacer(pace: Pace, effects: PacerEffects): Pacer {
  const seats = createSeats(pace.maximumInFlight);
  const nextStartMs = createSchedule(pace.requestsPerSecond);
  return {
    async run(task) {
      await seats.enter();
      try {
        const nowMs = effects.monotonicMs();
        const startMs = nextStartMs(nowMs);
        if (startMs > nowMs) await effects.sleep(startMs - nowMs);
        return await task();
      } finally {
        seats.leave();
      }
    },
  };
}

/** Answers when the next request may start, and takes that time for it. */
function createSchedule(requestsPerSecond: number): (nowMs: number) => number {
  if (requestsPerSecond === Number.POSITIVE_INFINITY) return (nowMs) => nowMs;
  const spacingMs = 1000 / requestsPerSecond;
  const mostInWindow = Math.max(1, Math.floor(requestsPerSecond));
  const windowMs = mostInWindow * spacingMs;
  let starts: readonly number[] = [];
  return (nowMs) => {
    const last = starts.at(-1) ?? Number.NEGATIVE_INFINITY;
    const isSecondAfterPause =
      starts.length > 0 && nowMs - (starts.at(-2) ?? Number.NEGATIVE_INFINITY) >= windowMs;
    const spacedMs = isSecondAfterPause && mostInWindow > 1 ? last : last + spacingMs;
    const startMs = Math.max(
      nowMs,
      spacedMs,
      (starts.at(-mostInWindow) ?? Number.NEGATIVE_INFINITY) + windowMs,
    );
    starts = [...starts, startMs].slice(-mostInWindow);
    return startMs;
  };
}

/** A fixed number of seats, taken in the order of arrival. */
function createSeats(count: number) {
  let taken = 0;
  const waiting: (() => void)[] = [];
  return {
    async enter(): Promise<void> {
      if (taken < count) taken += 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
    },
    // A leaver hands its seat to the next in line, so the count stays the same.
    leave(): void {
      const next = waiting.shift();
      if (next) next();
      else taken -= 1;
    },
  };
}
