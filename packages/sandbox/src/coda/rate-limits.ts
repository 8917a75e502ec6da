/** Owns Coda's limits per user: 100 reads and 10 writes in 6 seconds, 4 lists of docs in 6, 3 changes of a doc's content in 10. */

export type LimitedKind = 'read' | 'write' | 'content' | 'docs';

const limits: Readonly<Record<LimitedKind, { readonly requests: number; readonly windowMs: number }>> = {
  read: { requests: 100, windowMs: 6_000 },
  write: { requests: 10, windowMs: 6_000 },
  content: { requests: 3, windowMs: 10_000 },
  docs: { requests: 4, windowMs: 6_000 },
};

export interface RateLimits {
  /** Whether one more request of these kinds is let in now; one that is not costs nothing. */
  admit(kinds: readonly LimitedKind[]): boolean;
}

export function openRateLimits(clock: () => number): RateLimits {
  const admitted: Record<LimitedKind, readonly number[]> = { read: [], write: [], content: [], docs: [] };
  return {
    admit(kinds) {
      const now = clock();
      for (const kind of kinds)
        admitted[kind] = admitted[kind].filter((at) => at > now - limits[kind].windowMs);
      if (kinds.some((kind) => admitted[kind].length >= limits[kind].requests)) return false;
      for (const kind of kinds) admitted[kind] = [...admitted[kind], now];
      return true;
    },
  };
}

/** A row of a doc is content, and so is a page. */
export function kindsOf(method: string, path: string): readonly LimitedKind[] {
  if (method === 'GET') return path === '/docs' ? ['read', 'docs'] : ['read'];
  return /\/(rows|pages)(\/|$)/.test(path) ? ['write', 'content'] : ['write'];
}
