/** Owns the arithmetic of waiting for Coda: how long before the next try, or that there is none. The sender acts. */

export type RetryCause = 'limited' | 'server' | 'network';

interface RetryRule {
  readonly tries: number;
  readonly firstMs: number;
  readonly longestMs: number;
}

/** Coda states no time to wait with a 429; its windows are 6 and 10 seconds long. */
const rules: Readonly<Record<RetryCause, RetryRule>> = {
  limited: { tries: 8, firstMs: 2_000, longestMs: 30_000 },
  server: { tries: 4, firstMs: 1_000, longestMs: 8_000 },
  network: { tries: 3, firstMs: 1_000, longestMs: 4_000 },
};

/** A longer wait than this is not slept through. */
const longestStatedMs = 60_000;

/**
 * Milliseconds until the next try, or `null` to give up. Half of each wait is certain and half is chance: two programs
 * that were refused together do not come back together.
 * @param tries made so far, 1 after the first
 * @param retryAfter the header, should Coda ever send one: seconds
 * @param random uniform in [0, 1)
 */
export function maybeRetryMs(
  cause: RetryCause,
  tries: number,
  retryAfter: string | undefined,
  random: number,
): number | null {
  const { tries: mostTries, firstMs, longestMs } = rules[cause];
  if (tries >= mostTries) return null;
  if (retryAfter !== undefined && /^\d+$/.test(retryAfter)) {
    const statedMs = Number(retryAfter) * 1000;
    return statedMs > longestStatedMs ? null : statedMs;
  }
  const ceilingMs = Math.min(longestMs, firstMs * 2 ** (tries - 1));
  return Math.round(ceilingMs / 2 + (random * ceilingMs) / 2);
}
