/**
 * Owns the stream of server-sent events: the status at once, then whatever the desk tells. It ends when whoever listens
 * would not be let in any more: their session over, their token revoked, another password.
 */
import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Desk, DeskEvent } from './desk.ts';
import { watchDoor } from './doorkeeper.ts';

/** A silent line now and then, so that a connection that is gone is noticed. */
const heartbeatMs = 15_000;

/** How often a listener is looked at while there is nothing to tell: another process may have revoked their token. */
const lookMs = 1_000;

export function streamEvents(context: Context, desk: Desk): Response {
  const isStillIn = watchDoor(context, desk);
  return streamSSE(context, async (stream) => {
    const ending = new AbortController();
    const ended = new Promise<void>((resolve) => {
      ending.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    stream.onAbort(() => ending.abort());
    // One after the other, in the order in which they were told.
    let telling: Promise<void> = Promise.resolve();
    const tell = (write: () => Promise<unknown>): Promise<void> => {
      telling = telling
        .then(async () => {
          if (ending.signal.aborted) return;
          if (await isStillIn()) await write();
          else ending.abort();
        })
        .catch(() => ending.abort());
      return telling;
    };

    void tell(async () => stream.writeSSE(written({ name: 'status', data: await desk.status() })));
    // Listening begins before the status is known, and waits its turn: nothing is missed that happens meanwhile.
    const stopListening = desk.listen((event) => void tell(() => stream.writeSSE(written(event))));
    const timers = [
      setInterval(() => void tell(() => stream.write(': \n\n')), heartbeatMs),
      setInterval(() => void tell(() => Promise.resolve()), lookMs),
    ];
    await ended;
    for (const timer of timers) clearInterval(timer);
    stopListening();
  });
}

const written = (event: DeskEvent) => ({ event: event.name, data: JSON.stringify(event.data) });
