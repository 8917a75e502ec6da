/** Owns the routes of single workouts: the workout itself, its samples, the private note to it, and what was counted in a few. */
import { isoInstant, type MovementsAnswer, type Workout, type WorkoutNote } from '@ridebook/domain';
import { encodeSamples } from '@ridebook/formats/samples';
import { Hono, type Context } from 'hono';
import { gatherMovements } from '../engine/gather-story.ts';
import { parseNote } from '../engine/parse-note.ts';
import { UsageError } from '../errors.ts';
import { acceptedEncoding } from './accepted-encoding.ts';
import { createSampleCompressor, sampleEncodings, type SampleEncoding } from './compressed-samples.ts';
import type { Desk } from './desk.ts';
import { isKnown, nameOfContent } from './etag.ts';
import { maybeJson } from './json-body.ts';
import { notFound } from './refusal.ts';

/** Each costs a look into the archive. */
const mostAskedFor = 50;

/** Of a workout that recorded nothing second by second: it has no seconds, which is no mistake. */
const noSamples = encodeSamples({ seconds: [], channels: [] });

export function createOneWorkoutRoutes(desk: Desk): Hono {
  const compress = createSampleCompressor();
  const routes = new Hono();

  routes.get('/workouts/:id', async (context) => {
    const workout = await maybeStored(desk, context.req.param('id'));
    return workout === null ? unknownWorkout(context) : context.json<Workout>(workout);
  });

  routes.get('/workouts/:id/samples', async (context) => {
    const rider = await desk.book().maybeRider();
    const workout = await maybeStored(desk, context.req.param('id'));
    if (rider === null || workout === null) return unknownWorkout(context);
    const bytes = (await desk.book().store.maybeSamples(rider.id, workout.id)) ?? noSamples;
    const encoding = acceptedEncoding<SampleEncoding>(context.req.header('accept-encoding'), sampleEncodings);
    const etag = `"${nameOfContent(bytes)}-${encoding}"`;
    const headers = { etag, vary: 'Accept-Encoding', 'cache-control': 'private, no-cache' };
    if (isKnown(context.req.header('if-none-match'), etag)) return context.body(null, 304, headers);
    return context.body(await compress(bytes, encoding), 200, {
      ...headers,
      'content-type': 'application/octet-stream',
      ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
    });
  });

  routes.get('/movements', async (context) => {
    const rider = await desk.book().maybeRider();
    const ids = workoutsAskedFor(context.req.query('workouts') ?? '');
    const movements = rider === null ? [] : await gatherMovements(desk.book().store, rider.id, ids);
    return context.json<MovementsAnswer>({ movements });
  });

  routes.put('/workouts/:id/note', async (context) => {
    const { store, clock } = desk.book();
    const rider = await desk.book().maybeRider();
    const workout = await maybeStored(desk, context.req.param('id'));
    if (rider === null || workout === null) return unknownWorkout(context);
    const text = parseNote(await maybeJson(context));
    const writtenAt = isoInstant(clock.nowMs() / 1000);
    const note: WorkoutNote | null = text === '' ? null : { text, writtenAt };
    await store.putNote(rider.id, workout.id, note);
    return context.json<WorkoutNote | null>(await store.maybeNote(rider.id, workout.id));
  });
  return routes;
}

/** Ids with commas between them, each once. */
function workoutsAskedFor(text: string): readonly string[] {
  const ids = [...new Set(text.split(',').filter((id) => id !== ''))];
  if (ids.length === 0 || ids.length > mostAskedFor)
    throw new UsageError(
      `"workouts" takes the ids of 1 to ${mostAskedFor} workouts, with commas between them.`,
    );
  return ids;
}

async function maybeStored(desk: Desk, workoutId: string): Promise<Workout | null> {
  const rider = await desk.book().maybeRider();
  return rider === null ? null : desk.book().store.maybeWorkout(rider.id, workoutId);
}

const unknownWorkout = (context: Context): Response =>
  notFound(context, `There is no workout "${context.req.param('id') ?? ''}" in this book.`);
