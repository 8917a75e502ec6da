/** Owns how long a workout that could not be had is left alone. */

const hourMs = 3_600_000;
const longestWaitMs = 24 * hourMs;

/** An hour after the first failure, doubling up to a day. @param attempts failed attempts in a row, this one included */
export const retryAtMs = (nowMs: number, attempts: number): number =>
  nowMs + Math.min(longestWaitMs, hourMs * 2 ** (attempts - 1));
