/**
 * Owns the routes of the pictures. They are asked for by what they show, never by an address: only what stands in the
 * rider's own archive is ever fetched.
 */
import { Hono } from 'hono';
import type { Book } from '../engine/book.ts';
import { readInstructors, readRiders } from '../engine/read-people.ts';
import { PictureError } from '../images/fetch-picture.ts';
import { maybePictureType } from '../images/picture-type.ts';
import type { Desk } from './desk.ts';
import { isKnown, nameOfContent } from './etag.ts';
import { notFound, refuse } from './refusal.ts';
import type { ReadWorkoutsAtHand } from './workouts-at-hand.ts';

/** Which picture a thing has, by its id; `null` where it has none or is not the rider's. */
type FindPicture = (book: Book, id: string) => Promise<string | null>;

export function createImageRoutes(desk: Desk, workoutsAtHand: ReadWorkoutsAtHand): Hono {
  const finders: Readonly<Record<string, FindPicture>> = {
    async classes(book, id) {
      const { workouts } = await workoutsAtHand(book);
      return (
        workouts.find(({ classId, classImageUrl }) => classId === id && classImageUrl !== null)
          ?.classImageUrl ?? null
      );
    },
    async instructors(book, id) {
      const rider = await book.maybeRider();
      const all = rider === null ? [] : await readInstructors(book.store, rider.id);
      return all.find((instructor) => instructor.id === id)?.imageUrl ?? null;
    },
    async riders(book, id) {
      const rider = await book.maybeRider();
      const all = rider === null ? [] : await readRiders(book.store, rider);
      return all.find((one) => one.id === id)?.imageUrl ?? null;
    },
  };

  const routes = new Hono();
  routes.get('/images/:kind/:id', async (context) => {
    const { kind, id } = context.req.param();
    const url = Object.hasOwn(finders, kind) ? await finders[kind]?.(desk.book(), id) : null;
    if (url === null || url === undefined) {
      return notFound(context, 'There is no such picture.');
    }
    try {
      const bytes = await desk.pictures().read(url);
      const etag = `"${nameOfContent(bytes)}"`;
      const headers = { etag, 'cache-control': 'private, max-age=86400' };
      if (isKnown(context.req.header('if-none-match'), etag)) return context.body(null, 304, headers);
      return context.body(bytes, 200, {
        ...headers,
        'content-type': maybePictureType(bytes) ?? 'application/octet-stream',
      });
    } catch (error) {
      if (!(error instanceof PictureError)) throw error;
      const message = `The picture cannot be shown: ${error.message}.`;
      return refuse(context, 404, 'no-picture', message);
    }
  });
  return routes;
}
