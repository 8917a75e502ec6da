/** Owns what `/api/me` means. */
import { isoInstant, type Rider } from '@ridebook/domain';
import * as v from 'valibot';
import { RequestError } from '../errors/request-error.ts';
import { disciplineFromSlug } from './disciplines.ts';
import { listOf, maybeNumber, maybeText, positive } from './fields.ts';

const wireRider = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  username: maybeText,
  name: maybeText,
  location: maybeText,
  image_url: maybeText,
  created_at: maybeNumber,
  total_workouts: maybeNumber,
  workout_counts: listOf(v.object({ slug: v.string(), count: v.number() })),
  customized_max_heart_rate: maybeNumber,
  default_max_heart_rate: maybeNumber,
});

/** @throws RequestError `unreadable` where the answer names no rider */
export function decodeRider(json: unknown): Rider {
  const parsed = v.safeParse(wireRider, json);
  if (!parsed.success)
    throw new RequestError('unreadable', 'Peloton answered with an account that has no id');
  const wire = parsed.output;
  return {
    id: wire.id,
    username: wire.username ?? wire.id,
    name: wire.name,
    location: wire.location,
    imageUrl: wire.image_url,
    memberSince: wire.created_at === null ? null : isoInstant(wire.created_at),
    totalWorkouts: wire.total_workouts,
    workoutCounts: wire.workout_counts.map(({ slug, count }) => ({
      discipline: disciplineFromSlug(slug),
      count,
    })),
    // 0 stands for "not set".
    maximumHeartRateBpm: positive(wire.customized_max_heart_rate) ?? positive(wire.default_max_heart_rate),
  };
}
