/** Owns the stream of server-sent events: the status at once, then whatever the desk tells. */
import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Desk, DeskEvent } from './desk.ts';

/** A silent line now and then, so that a connection that is gone is noticed. */
const heartbeatMs = 15_000;

export function streamEvents(context: Context, desk: Desk): Response {
  return streamSSE(context, async (stream) => {
    const send = (event: DeskEvent): Promise<void> =>
      stream.writeSSE({ event: event.name, data: JSON.stringify(event.data) });
    // Listening begins before the status is known, so that nothing is missed that happens meanwhile.
    const first = desk.status().then((data) => send({ name: 'status', data }));
    const stopListening = desk.listen((event) => void first.then(() => send(event)));
    await first;
    const heartbeat = setInterval(() => void stream.write(': \n\n'), heartbeatMs);
    await new Promise<void>((resolve) => stream.onAbort(resolve));
    clearInterval(heartbeat);
    stopListening();
  });
}
