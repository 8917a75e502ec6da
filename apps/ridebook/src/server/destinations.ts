/** Owns the routes about where rows are pushed: the Coda doc, a look at it, and the pushes so far. */
import { CodaError, inspectDoc, tablesIn } from '@ridebook/coda';
import type { CodaDestination, CodaTestAnswer, PushesAnswer } from '@ridebook/domain';
import { Hono } from 'hono';
import { parseCodaDestination } from '../coda/destination.ts';
import { connectToCoda, readStyle } from '../coda/push-coda.ts';
import { UsageError } from '../errors.ts';
import type { Desk } from './desk.ts';
import { maybeJson } from './json-body.ts';

/** As many as a card shows. */
const shownPushes = 10;

export function createDestinationRoutes(desk: Desk): Hono {
  const routes = new Hono();
  routes.get('/destinations/coda', async (context) =>
    context.json<CodaDestination>(await desk.book().coda.read()),
  );
  routes.put('/destinations/coda', async (context) => {
    const destination = parseCodaDestination(await maybeJson(context));
    return context.json<CodaDestination>(await desk.book().coda.change(destination));
  });
  routes.delete('/destinations/coda', async (context) => {
    await desk.book().coda.clear();
    return context.json<CodaDestination>(await desk.book().coda.read());
  });
  routes.post('/destinations/coda/test', async (context) => {
    const book = desk.book();
    const style = await readStyle(book, await book.maybeRider(), {});
    const wanted = tablesIn(style).map((table) => ({ ...table, heads: table.heads(style) }));
    const client = connectToCoda(book, await book.coda.access(), () => false);
    try {
      return context.json<CodaTestAnswer>(await inspectDoc(client, wanted));
    } catch (error) {
      // Coda's own refusal is the answer that the test is for.
      if (error instanceof CodaError) throw new UsageError(error.message);
      throw error;
    }
  });
  routes.get('/pushes', async (context) => {
    const book = desk.book();
    const rider = await book.maybeRider();
    const pushes = rider === null ? [] : await book.store.listPushes(rider.id, { limit: shownPushes });
    return context.json<PushesAnswer>({ pushes });
  });
  return routes;
}
