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

const wireFriendList = v.object({ data: v.fallback(v.array(v.unknown()), []) });

const wireFriendRow = v.object({ id: v.pipe(v.string(), v.nonEmpty()), fitness_discipline: maybeText });

export interface FriendRow {
  readonly workoutId: string;
  readonly discipline: string | null;
  /** The row itself: read with its class joined, it says of the workout what its own endpoint would. */
  readonly detail: unknown;
}

/** Reads a page of somebody's workouts, newest first. */
export function decodeFriendList(json: unknown): readonly FriendRow[] {
  const parsed = v.safeParse(wireFriendList, json);
  if (!parsed.success) return [];
  return parsed.output.data.flatMap((detail) => {
    const row = v.safeParse(wireFriendRow, detail);
    if (!row.success) return [];
    const { id, fitness_discipline: slug } = row.output;
    return [{ workoutId: id, discipline: slug === null ? null : disciplineFromSlug(slug), detail }];
  });
}
