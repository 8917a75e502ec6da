/** Owns one member's look at the clock while a server runs: it starts the sync that is due. */
import { UpstreamError, SignInAgainError } from '@ridebook/peloton';
import { LockHeldError } from '@ridebook/store';
import type { Book, BookClock } from '../engine/book.ts';
import type { Desk } from '../server/desk.ts';
import type { Log } from '../log.ts';
import { loggableReason } from '../loggable.ts';
import { decideTick } from './decide-tick.ts';
import { maybeDueMs, type Schedule } from './schedule-rule.ts';

export interface SchedulerEffects {
  /** The member's own book: its settings, its past, its cool-down. */
  readonly book: Book;
  readonly desk: Pick<Desk, 'book' | 'isSyncing' | 'startSync'>;
  readonly clock: Pick<BookClock, 'nowMs' | 'random'>;
  readonly log: Log;
}

export interface Scheduler {
  /** One look at the clock. What cannot be done now is told by the status, or logged. */
  look(): Promise<void>;
}

interface Plan {
  readonly schedule: Schedule;
  readonly dueMs: number | null;
}

export function createScheduler({ book, desk, clock, log }: SchedulerEffects): Scheduler {
  let plan: Plan | null = null;
  const planAfter = (schedule: Schedule, afterMs: number): Plan => ({
    schedule,
    dueMs: maybeDueMs(schedule, afterMs, clock.random()),
  });

  const look = async (): Promise<void> => {
    const nowMs = clock.nowMs();
    const { schedule: rule, scheduleTimeZone: timeZone } = await book.settings.read();
    const lastStartedMs = await maybeLastStartedMs(book);
    // What came due since the last sync, while no server ran, is made up for; a changed rule begins now.
    if (plan === null) plan = planAfter({ rule, timeZone }, Math.min(lastStartedMs ?? nowMs, nowMs));
    else if (plan.schedule.rule !== rule || plan.schedule.timeZone !== timeZone)
      plan = planAfter({ rule, timeZone }, nowMs);
    const decision = decideTick({
      nowMs,
      dueMs: plan.dueMs,
      lastStartedMs,
      isSignedIn: (await book.connectionState()) === 'signed-in',
      isSyncing: desk.isSyncing(),
      isCoolingDown: (await book.coolDown.maybeCurrent()) !== null,
      isDemoOpen: desk.book() !== book,
    });
    if (decision === 'wait') return;
    plan = planAfter(plan.schedule, nowMs);
    if (decision === 'sync') await desk.startSync();
  };

  return {
    look: () =>
      look().catch((error: unknown) => {
        if (!isExpected(error))
          log.event('warning', 'the schedule could not be kept', { reason: loggableReason(error) });
      }),
  };
}

async function maybeLastStartedMs(book: Book): Promise<number | null> {
  const rider = await book.maybeRider();
  const run = rider === null ? null : await book.store.maybeLatestRun(rider.id);
  return run === null ? null : Date.parse(run.startedAt);
}

/** Another process syncs, or Peloton refuses: the status tells it, the log need not. */
const isExpected = (error: unknown): boolean =>
  error instanceof LockHeldError || error instanceof UpstreamError || error instanceof SignInAgainError;
