/** Owns the moment and the day it is where the reader sits; a page left open over midnight notices. */
import { localDate } from '@ridebook/domain';

const beatMs = 15_000;

export interface Today {
  /** `2026-11-22` */
  readonly date: string;
  readonly nowMs: number;
}

export function createToday(window: Window, now: () => number, timeZone: string): Today {
  let nowMs = $state(now());
  const date = $derived(localDate(nowMs / 1000, timeZone));
  window.setInterval(() => {
    nowMs = now();
  }, beatMs);
  return {
    get date() {
      return date;
    },
    get nowMs() {
      return nowMs;
    },
  };
}
