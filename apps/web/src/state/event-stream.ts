/** Owns the connection over which the server tells what happens; it comes back by itself after every break. */
import type { RestEvents } from '@ridebook/domain';

export interface EventHandlers {
  readonly onStatus: (event: RestEvents['status']) => void;
  readonly onProgress: (event: RestEvents['progress']) => void;
  readonly onWorkouts: (event: RestEvents['workouts']) => void;
  readonly onExclusions: (event: RestEvents['exclusions']) => void;
  readonly onBreaks: (event: RestEvents['breaks']) => void;
  /** What another member shows has changed. */
  readonly onNews: (event: RestEvents['news']) => void;
  /** Whether the server can be heard. */
  readonly onConnection: (isOpen: boolean) => void;
}

/** What is used of the browser's EventSource. */
export interface EventSourceLike {
  readonly readyState: number;
  addEventListener(type: string, listener: (event: { readonly data?: unknown }) => void): void;
  close(): void;
}

export interface EventEffects {
  readonly connect: (path: string) => EventSourceLike;
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

const closed = 2;
const firstRetryMs = 1000;
const longestRetryMs = 15_000;

/** Listens until the returned function is called. */
export function openEventStream(effects: EventEffects, handlers: EventHandlers): () => void {
  let source: EventSourceLike | null = null;
  let cancelRetry: (() => void) | null = null;
  let retryMs = firstRetryMs;

  function listen<Name extends keyof RestEvents>(
    to: EventSourceLike,
    name: Name,
    handle: (event: RestEvents[Name]) => void,
  ): void {
    to.addEventListener(name, (event) => {
      if (typeof event.data !== 'string') return;
      let value: RestEvents[Name];
      try {
        value = JSON.parse(event.data) as RestEvents[Name];
      } catch {
        // Half an event is none; the next status brings the page up to date.
        return;
      }
      handle(value);
    });
  }

  function open(): void {
    const current = effects.connect('/api/v1/events');
    source = current;
    current.addEventListener('open', () => {
      retryMs = firstRetryMs;
      handlers.onConnection(true);
    });
    current.addEventListener('error', () => {
      handlers.onConnection(false);
      // The browser tries again by itself after a broken line, but gives up for good after a refusal.
      if (current.readyState !== closed || source !== current) return;
      current.close();
      cancelRetry = effects.after(retryMs, open);
      retryMs = Math.min(retryMs * 2, longestRetryMs);
    });
    listen(current, 'status', handlers.onStatus);
    listen(current, 'progress', handlers.onProgress);
    listen(current, 'workouts', handlers.onWorkouts);
    listen(current, 'exclusions', handlers.onExclusions);
    listen(current, 'breaks', handlers.onBreaks);
    listen(current, 'news', handlers.onNews);
  }

  open();
  return () => {
    cancelRetry?.();
    source?.close();
    source = null;
  };
}
