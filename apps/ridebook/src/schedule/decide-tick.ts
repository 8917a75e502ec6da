/** Owns the decision what a running server does when it looks at the clock. */
import { shortestGapMs } from './schedule-rule.ts';

export interface TickFacts {
  readonly nowMs: number;
  /** `null` when nothing is scheduled. */
  readonly dueMs: number | null;
  /** When the last sync began, whoever asked for it; `null` when there was none. */
  readonly lastStartedMs: number | null;
  readonly isSignedIn: boolean;
  readonly isSyncing: boolean;
  readonly isCoolingDown: boolean;
  /** The made-up rider is being shown. */
  readonly isDemoOpen: boolean;
}

/** `pass`: it was due, and this once nothing is done. What was missed while the machine slept is due once. */
export type TickDecision = 'wait' | 'sync' | 'pass';

export function decideTick(facts: TickFacts): TickDecision {
  if (facts.dueMs === null || facts.nowMs < facts.dueMs) return 'wait';
  const isTooSoon =
    facts.lastStartedMs !== null && Math.abs(facts.nowMs - facts.lastStartedMs) < shortestGapMs;
  const mayNot = isTooSoon || !facts.isSignedIn || facts.isSyncing || facts.isCoolingDown || facts.isDemoOpen;
  return mayNot ? 'pass' : 'sync';
}
