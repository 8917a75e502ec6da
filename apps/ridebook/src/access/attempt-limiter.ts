/** Owns how many guesses at the password are looked at: a few a minute from one address, not many more from all. */

export interface AttemptLimiter {
  /** @returns 0 when this attempt may be looked at, else the seconds to wait */
  take(address: string, nowMs: number): number;
  /** Somebody knew the password: what they mistyped before is forgotten. */
  forgive(address: string): void;
}

const windowMs = 60_000;
const perAddress = 5;
/** ASVS 5, 6.3.1: guessing must be hopeless even from many addresses. */
const fromAll = 10;
/** Addresses remembered; an attacker with more of them meets the limit for all. */
const mostAddresses = 1_000;

export function createAttemptLimiter(): AttemptLimiter {
  const attempts = new Map<string, readonly number[]>();
  let all: readonly number[] = [];
  const recent = (times: readonly number[], nowMs: number): readonly number[] =>
    times.filter((timeMs) => timeMs > nowMs - windowMs);
  const waitSeconds = (times: readonly number[], nowMs: number): number =>
    Math.max(1, Math.ceil(((times[0] ?? nowMs) + windowMs - nowMs) / 1000));

  return {
    take(address, nowMs) {
      all = recent(all, nowMs);
      const own = recent(attempts.get(address) ?? [], nowMs);
      if (own.length >= perAddress) return waitSeconds(own, nowMs);
      if (all.length >= fromAll) return waitSeconds(all, nowMs);
      all = [...all, nowMs];
      attempts.delete(address);
      attempts.set(address, [...own, nowMs]);
      const [oldest] = attempts.keys();
      if (attempts.size > mostAddresses && oldest !== undefined) attempts.delete(oldest);
      return 0;
    },
    forgive(address) {
      attempts.delete(address);
    },
  };
}
