/** Owns what the lists about other people mean: who is followed, and which workouts they have done lately. */
import * as v from 'valibot';
import { disciplineFromSlug } from './disciplines.ts';
import { listOf, maybeBoolean, maybeText } from './fields.ts';

export interface FollowedRider {
  readonly id: string;
  readonly username: string | null;
  readonly location: string | null;
  readonly imageUrl: string | null;
  readonly isPrivate: boolean;
}

const wireFollowing = v.object({
  data: listOf(
    v.object({
      id: v.pipe(v.string(), v.nonEmpty()),
      username: maybeText,
      location: maybeText,
      image_url: maybeText,
      is_profile_private: maybeBoolean,
    }),
  ),
});

/** Reads a page of the people a rider follows; an answer that is none is an empty one. */
export function decodeFollowing(json: unknown): readonly FollowedRider[] {
  const parsed = v.safeParse(wireFollowing, json);
  if (!parsed.success) return [];
  return parsed.output.data.map((wire) => ({
    id: wire.id,
    username: wire.username,
    location: wire.location,
    imageUrl: wire.image_url,
    isPrivate: wire.is_profile_private ?? false,
  }));
}

const wireFriendList = v.object({
  data: listOf(v.object({ id: v.pipe(v.string(), v.nonEmpty()), fitness_discipline: maybeText })),
});

/** Reads a page of somebody's workouts, newest first. */
export function decodeFriendList(
  json: unknown,
): readonly { readonly workoutId: string; readonly discipline: string | null }[] {
  const parsed = v.safeParse(wireFriendList, json);
  if (!parsed.success) return [];
  return parsed.output.data.map((row) => ({
    workoutId: row.id,
    discipline: row.fitness_discipline === null ? null : disciplineFromSlug(row.fitness_discipline),
  }));
}
