/** Owns how long Peloton is left alone after it refused everything: as long as it said, or a guess that grows. */
import { isoInstant } from '@ridebook/domain';
import type { UpstreamError, UpstreamProblem } from '@ridebook/peloton';

/** Kept until a sync goes well, also after it is over: only then is the next refusal known to be a repeated one. */
export interface CoolDown {
  readonly kind: UpstreamProblem;
  /** UTC epoch milliseconds; no request is sent before. */
  readonly untilMs: number;
  /** How long the guess was; `null` where the instant was stated. */
  readonly guessedMs: number | null;
  /** A sentence a person can read. */
  readonly reason: string;
}

interface Growth {
  readonly firstMs: number;
  readonly longestMs: number;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** A guess doubles each time the same happens again. What is not here is worth another try at any time. */
const growths: Readonly<Partial<Record<UpstreamProblem, Growth>>> = {
  limited: { firstMs: 15 * minuteMs, longestMs: 6 * hourMs },
  blocked: { firstMs: 6 * hourMs, longestMs: 24 * hourMs },
};

/**
 * The cool-down that an error calls for, or `null` when it calls for none.
 * @param previous what the last error called for, when nothing has gone well since
 */
export function maybeCoolDown(
  error: Pick<UpstreamError, 'kind' | 'message' | 'notBeforeMs' | 'isGuess'>,
  previous: CoolDown | null,
  nowMs: number,
): CoolDown | null {
  const { kind, message: reason } = error;
  if (error.notBeforeMs !== null && !error.isGuess) {
    return { kind, untilMs: error.notBeforeMs, guessedMs: null, reason };
  }
  const growth = growths[kind];
  if (growth === undefined) return null;
  const lastMs = previous?.kind === kind ? previous.guessedMs : null;
  const guessedMs = lastMs === null ? growth.firstMs : Math.min(growth.longestMs, lastMs * 2);
  return { kind, untilMs: nowMs + guessedMs, guessedMs, reason };
}

export const isCoolingDown = (coolDown: CoolDown | null, nowMs: number): coolDown is CoolDown =>
  coolDown !== null && nowMs < coolDown.untilMs;

/** What a person is told who asks for a sync all the same. */
export const coolDownSentence = ({ untilMs, reason }: CoolDown): string =>
  `Nothing is asked of Peloton before ${isoInstant(untilMs / 1000)} ("ridebook retry" lifts that): ${reason}`;
