/** Owns a clock that a test can turn. */

/** The day on which every test takes place. */
export const today = Date.parse('2026-11-22T09:00:00Z');

export interface TestClock {
  nowMs(): number;
  /** Lets time pass at once. */
  advance(ms: number): void;
}

export function createTestClock(startMs: number = today): TestClock {
  let offsetMs = 0;
  return {
    nowMs: () => startMs + offsetMs,
    advance: (ms) => {
      offsetMs += ms;
    },
  };
}
