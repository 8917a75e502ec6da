/** Owns virtual time and the end of a run: every call of a service takes some, and after six minutes nothing is answered any more. */

export interface RunClock {
  nowMs(): number;
  /** A call that takes this long. @throws once the run has been cut off, whatever is called */
  spend(ms: number): void;
  /** Time passes between runs. */
  advance(ms: number): void;
  /** @param cutAfterMs when this run is cut off, six minutes at the latest */
  begin(cutAfterMs?: number): void;
  /** @returns how long the run took, and whether it was cut off */
  end(): { readonly tookMs: number; readonly wasCut: boolean };
}

export const longestRunMs = 6 * 60_000;

export function createRunClock(startMs: number, makeError: (message: string) => Error): RunClock {
  let now = startMs;
  let startedMs = now;
  let cutAtMs = Number.POSITIVE_INFINITY;
  let wasCut = false;
  return {
    nowMs: () => now,
    spend(ms) {
      now = Math.min(now + ms, Math.max(now, cutAtMs));
      if (now >= cutAtMs) wasCut = true;
      if (wasCut) throw makeError('Exceeded maximum execution time');
    },
    advance(ms) {
      now += ms;
    },
    begin(cutAfterMs = longestRunMs) {
      startedMs = now;
      cutAtMs = now + Math.min(cutAfterMs, longestRunMs);
      wasCut = false;
    },
    end() {
      cutAtMs = Number.POSITIVE_INFINITY;
      const result = { tookMs: now - startedMs, wasCut };
      wasCut = false;
      return result;
    },
  };
}
