/** Owns what a page of `/api/instructor` means. */
import type { Instructor } from '@ridebook/domain';
import * as v from 'valibot';
import { disciplineFromSlug } from './disciplines.ts';
import { listOf, maybeText } from './fields.ts';

const wireInstructor = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  name: maybeText,
  username: maybeText,
  image_url: maybeText,
  instructor_hero_image_url: maybeText,
  bio: maybeText,
  short_bio: maybeText,
  background: maybeText,
  quote: maybeText,
  music_bio: maybeText,
  spotify_playlist_uri: maybeText,
  instagram_profile: maybeText,
  twitter_profile: maybeText,
  strava_profile: maybeText,
  facebook_fan_page: maybeText,
  film_link: maybeText,
  fitness_disciplines: listOf(v.string()),
  ordered_q_and_as: listOf(v.array(v.string())),
});

const wirePage = v.object({ data: listOf(wireInstructor) });

/** Reads a page of instructors; an answer that is none is an empty one. */
export function decodeInstructors(json: unknown): readonly Instructor[] {
  const parsed = v.safeParse(wirePage, json);
  return parsed.success ? parsed.output.data.map(instructorOf) : [];
}

function instructorOf(wire: v.InferOutput<typeof wireInstructor>): Instructor {
  return {
    id: wire.id,
    name: wire.name ?? wire.username ?? wire.id,
    username: wire.username,
    imageUrl: wire.image_url,
    heroImageUrl: wire.instructor_hero_image_url,
    bio: wire.bio,
    shortBio: wire.short_bio,
    background: wire.background,
    quote: wire.quote,
    musicBio: wire.music_bio,
    spotifyPlaylistUri: wire.spotify_playlist_uri,
    instagramName: wire.instagram_profile,
    twitterName: wire.twitter_profile,
    stravaUrl: wire.strava_profile,
    facebookUrl: wire.facebook_fan_page,
    filmUrl: wire.film_link,
    disciplines: wire.fitness_disciplines.map(disciplineFromSlug),
    // Empty pairs pad the list.
    answers: wire.ordered_q_and_as
      .map(([question = '', answer = '']) => ({ question, answer }))
      .filter(({ question, answer }) => question !== '' && answer !== ''),
  };
}
