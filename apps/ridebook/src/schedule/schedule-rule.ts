/** Owns what a schedule means: which rules there are, which are refused, and when the next sync is due. */
import { Cron } from 'croner';
import { UsageError } from '../errors.ts';

export interface Schedule {
  /** `hourly`, `daily`, `off`, or a cron rule of five fields. */
  readonly rule: string;
  /** IANA */
  readonly timeZone: string;
}

const minuteMs = 60_000;

/** Syncs are never closer together than this. */
export const shortestGapMs = 5 * minuteMs;

/**
 * A named schedule leaves the minute to chance within these bounds, so that not every Ridebook asks at the full hour; a
 * cron rule means the minute it says.
 */
const named: Readonly<Record<string, { readonly rule: string; readonly jitterMs: number }>> = {
  hourly: { rule: '0 * * * *', jitterMs: 12 * minuteMs },
  daily: { rule: '0 5 * * *', jitterMs: 60 * minuteMs },
};

/** Enough to see every gap of a rule's busiest hours. */
const runsLookedAt = 300;

/**
 * @param nowMs UTC epoch milliseconds, from which on the rule is tried out
 * @throws UsageError saying what is wrong with the schedule
 */
export function checkSchedule({ rule, timeZone }: Schedule, nowMs: number): void {
  if (!isTimeZone(timeZone)) {
    throw new UsageError(`"${timeZone}" is no time zone: give a name such as Europe/Berlin.`);
  }
  if (rule === 'off') return;
  const runs = nextRuns({ rule, timeZone }, nowMs);
  if (runs.length === 0) throw new UsageError(`The schedule "${rule}" never comes.`);
  if (runs.some((runMs, index) => index > 0 && runMs - (runs[index - 1] ?? 0) < shortestGapMs)) {
    throw new UsageError(`The schedule "${rule}" comes more often than every 5 minutes.`);
  }
}

/**
 * When the next sync is due, or `null` when none is.
 * @param afterMs UTC epoch milliseconds
 * @param random uniform in [0, 1)
 */
export function maybeDueMs({ rule, timeZone }: Schedule, afterMs: number, random: number): number | null {
  if (rule === 'off') return null;
  const { rule: pattern, jitterMs } = named[rule] ?? { rule, jitterMs: 0 };
  const next = new Cron(pattern, { timezone: timeZone, mode: '5-part' }).nextRun(new Date(afterMs));
  return next === null ? null : next.getTime() + Math.floor(random * jitterMs);
}

function nextRuns({ rule, timeZone }: Schedule, nowMs: number): readonly number[] {
  try {
    const cron = new Cron(named[rule]?.rule ?? rule, { timezone: timeZone, mode: '5-part' });
    return cron.nextRuns(runsLookedAt, new Date(nowMs)).map((run) => run.getTime());
  } catch {
    throw new UsageError(
      `"${rule}" is no schedule: give hourly, daily, off, or a cron rule such as "30 6 * * *".`,
    );
  }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
