/** Owns the loop that keeps every member's schedule while a server runs: each has their own rule, and a desk of their own. */
import { ownerId } from '@ridebook/store';
import type { BookClock } from '../engine/book.ts';
import type { Desk } from '../server/desk.ts';
import type { Log } from '../log.ts';
import { loggableReason } from '../loggable.ts';
import { createScheduler, type Scheduler } from './scheduler.ts';

export interface HouseholdScheduleEffects {
  /** The owner's: it knows the others'. */
  readonly desk: Desk;
  readonly clock: Pick<BookClock, 'nowMs' | 'random' | 'sleep'>;
  readonly log: Log;
}

export interface HouseholdSchedule {
  /** One look at the clock, for everybody. */
  look(): Promise<void>;
  /** Looks now and then until `isEnding`. */
  run(isEnding: () => boolean): Promise<void>;
}

/** Short against any schedule; a machine that slept notices what it missed this soon after waking. */
const lookEveryMs = 30_000;

export function createHouseholdSchedule({ desk, clock, log }: HouseholdScheduleEffects): HouseholdSchedule {
  const schedulers = new Map<string, Scheduler>();
  const schedulerOf = (memberId: string): Scheduler => {
    const own = desk.ofMember(memberId);
    const scheduler =
      schedulers.get(memberId) ?? createScheduler({ book: own.ownBook(), desk: own, clock, log });
    schedulers.set(memberId, scheduler);
    return scheduler;
  };
  const listIds = async (): Promise<readonly string[]> => {
    const riders = (await desk.members.list()).filter(({ role }) => role !== 'viewer');
    return [...new Set([ownerId, ...riders.map(({ id }) => id)])];
  };
  const look = async (): Promise<void> => {
    const ids = await listIds();
    for (const gone of [...schedulers.keys()].filter((id) => !ids.includes(id))) schedulers.delete(gone);
    for (const id of ids) await schedulerOf(id).look();
  };
  return {
    look,
    async run(isEnding) {
      while (!isEnding()) {
        await look().catch((error: unknown) =>
          log.event('warning', 'the schedule could not be kept', { reason: loggableReason(error) }),
        );
        await clock.sleep(lookEveryMs);
      }
    },
  };
}
