/** Owns the real time: the one place where the program takes it from the machine. */
import { setTimeout as wait } from 'node:timers/promises';
import type { BookClock } from './book.ts';

/** @param signal ends every sleep when the program stops */
export function createSystemClock(signal: AbortSignal): BookClock {
  return {
    nowMs: () => Date.now(),
    monotonicMs: () => performance.now(),
    random: () => Math.random(),
    sleep: async (ms) => {
      await wait(ms, undefined, { signal }).catch(() => undefined);
    },
  };
}
