/**
 * Owns the streams of server-sent events: of one's own book the status at once, then whatever the desk tells; of pages that
 * another member shows, that there is news. A stream ends when whoever listens would not be let in any more: their session
 * over, their token revoked, another password, or nothing shown.
 */
import type { Context } from 'hono';
import { streamSSE, type SSEStreamingApi } from 'hono/streaming';
import type { Desk, DeskEvent } from './desk.ts';
import { watchDoor } from './doorkeeper.ts';

/** A silent line now and then, so that a connection that is gone is noticed. */
const heartbeatMs = 15_000;

/** How often a listener is looked at while there is nothing to tell: another process may have revoked their token. */
const lookMs = 1_000;

/** What changes together is told together, and a reader who was told is left alone for a while. */
const newsGatheringMs = 250;
const newsRestMs = 3_000;

/** Tells in the order in which it was called, and only while who listens is still let in. */
type Tell = (write: () => Promise<unknown>) => Promise<void>;

export function streamEvents(context: Context, desk: Desk): Response {
  return streamWhile(context, watchDoor(context, desk), (stream, tell) => {
    void tell(async () => stream.writeSSE(written({ name: 'status', data: await desk.status() })));
    // Listening begins before the status is known, and waits its turn: nothing is missed that happens meanwhile.
    return desk.listen((event) => void tell(() => stream.writeSSE(written(event))));
  });
}

/**
 * Tells that what a member shows has changed, and neither what nor how: no event of theirs passes.
 * @param sharer the desk of whoever shows pages
 * @param readPages the pages that they show by now; the stream ends with the last of them
 */
export function streamNews(
  context: Context,
  sharer: Desk,
  readPages: () => Promise<readonly string[]>,
): Response {
  const isStillIn = watchDoor(context, sharer);
  let tellNews: () => void = () => undefined;
  let pages: string | null = null;
  const isStillShown = async (): Promise<boolean> => {
    const now = (await readPages()).join(' ');
    if (pages !== null && now !== pages) tellNews();
    pages = now;
    return now !== '' && (await isStillIn());
  };
  return streamWhile(context, isStillShown, (stream, tell) => {
    const news = createNews(() => void tell(() => stream.writeSSE(written({ name: 'news', data: {} }))));
    tellNews = news.note;
    // The reader learns that they are heard, and the pages of this moment are noted.
    void tell(() => stream.write(': \n\n'));
    const hasChanged = watchShown(sharer);
    const stopListening = sharer.listen((event) => {
      void hasChanged(event).then((isNews) => {
        if (isNews) news.note();
      });
    });
    return () => {
      stopListening();
      news.stop();
    };
  });
}

/** Whether an event changes what pages are made of. What runs, failed or was signed in and out is nobody else's business. */
function watchShown(desk: Desk): (event: DeskEvent) => Promise<boolean> {
  // A reader who comes during a sync may have read what was a second old.
  let dataVersion = desk.status().then(
    ({ sync, dataVersion }) => (sync === null ? dataVersion : null),
    () => null,
  );
  return async (event) => {
    if (event.name === 'progress' || event.name === 'news') return false;
    if (event.name !== 'status') return true;
    // During a sync the stored workouts tell it; its end is told once more, when everything can be read.
    if (event.data.sync !== null) return false;
    const before = await dataVersion;
    const now = event.data.dataVersion;
    dataVersion = Promise.resolve(now);
    return now !== before;
  };
}

function createNews(tell: () => void) {
  let timer: NodeJS.Timeout | null = null;
  let toldAtMs = Number.NEGATIVE_INFINITY;
  return {
    note(): void {
      const restMs = toldAtMs + newsRestMs - performance.now();
      timer ??= setTimeout(
        () => {
          timer = null;
          toldAtMs = performance.now();
          tell();
        },
        Math.max(newsGatheringMs, restMs),
      );
    },
    stop(): void {
      if (timer !== null) clearTimeout(timer);
    },
  };
}

/** @param begin starts to tell, and answers how to stop */
function streamWhile(
  context: Context,
  isStillIn: () => Promise<boolean>,
  begin: (stream: SSEStreamingApi, tell: Tell) => () => void,
): Response {
  return streamSSE(context, async (stream) => {
    const ending = new AbortController();
    const ended = new Promise<void>((resolve) => {
      ending.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    stream.onAbort(() => ending.abort());
    // One after the other, in the order in which they were told.
    let telling: Promise<void> = Promise.resolve();
    const tell: Tell = (write) => {
      telling = telling
        .then(async () => {
          if (ending.signal.aborted) return;
          if (await isStillIn()) await write();
          else ending.abort();
        })
        .catch(() => ending.abort());
      return telling;
    };

    const stop = begin(stream, tell);
    const timers = [
      setInterval(() => void tell(() => stream.write(': \n\n')), heartbeatMs),
      setInterval(() => void tell(() => Promise.resolve()), lookMs),
    ];
    await ended;
    for (const timer of timers) clearInterval(timer);
    stop();
  });
}

const written = (event: DeskEvent) => ({ event: event.name, data: JSON.stringify(event.data) });
