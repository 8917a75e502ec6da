/** Owns the arithmetic of waiting: how long before the next try, or that there is none. It decides; the client acts. */

/** What went wrong, as far as waiting is concerned. */
export type RetryCause =
  | { readonly kind: 'network' }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'server' }
  | { readonly kind: 'garbled' }
  | { readonly kind: 'limited'; readonly retryAfter: string | undefined; readonly nowMs: number };

export type RetryDecision =
  | { readonly action: 'retry'; readonly afterMs: number }
  | { readonly action: 'give-up'; readonly notBeforeMs: number | null };

interface RetryRule {
  readonly tries: number;
  readonly firstMs: number;
  readonly longestMs: number;
}

/** Tries in all, and the bounds of exponential back-off with full jitter. */
const rules: Readonly<Record<RetryCause['kind'], RetryRule>> = {
  network: { tries: 3, firstMs: 1_000, longestMs: 4_000 },
  timeout: { tries: 2, firstMs: 1_000, longestMs: 1_000 },
  server: { tries: 3, firstMs: 1_000, longestMs: 4_000 },
  garbled: { tries: 2, firstMs: 1_000, longestMs: 1_000 },
  limited: { tries: 5, firstMs: 2_000, longestMs: 60_000 },
};

/** A longer wait than this is not slept through: the caller stops and the wait is remembered. */
const longestSleepMs = 60_000;

/** After being limited to the last try without being told for how long. */
const unstatedCoolDownMs = 15 * 60_000;

/**
 * Decides whether to try again.
 * @param attempt tries made so far, 1 after the first
 * @param random uniform in [0, 1); full jitter keeps many clients from returning at once
 */
export function decideRetry(cause: RetryCause, attempt: number, random: number): RetryDecision {
  const rule = rules[cause.kind];
  if (cause.kind === 'limited') {
    const statedMs = maybeRetryAfterMs(cause.retryAfter, cause.nowMs);
    if (statedMs !== null && (statedMs > longestSleepMs || attempt >= rule.tries)) {
      return { action: 'give-up', notBeforeMs: cause.nowMs + statedMs };
    }
    if (attempt >= rule.tries) return { action: 'give-up', notBeforeMs: cause.nowMs + unstatedCoolDownMs };
    if (statedMs !== null) return { action: 'retry', afterMs: statedMs };
  }
  if (attempt >= rule.tries) return { action: 'give-up', notBeforeMs: null };
  const ceilingMs = Math.min(rule.longestMs, rule.firstMs * 2 ** (attempt - 1));
  return { action: 'retry', afterMs: Math.round(random * ceilingMs) };
}

/** Reads `Retry-After`: seconds or an HTTP date (RFC 9110, 10.2.3); `null` for anything that makes no sense. */
export function maybeRetryAfterMs(header: string | undefined, nowMs: number): number | null {
  if (header === undefined) return null;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const dateMs = /[a-z]{3}/i.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(dateMs) ? null : Math.max(0, dateMs - nowMs);
}
