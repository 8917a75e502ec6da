/** Owns the shapes of the other people in a rider's history: who teaches the classes, and who is followed. */
import type { Workout } from './workout.ts';

export interface Instructor {
  readonly id: string;
  readonly name: string;
  readonly username: string | null;
  readonly imageUrl: string | null;
  readonly heroImageUrl: string | null;
  readonly bio: string | null;
  readonly shortBio: string | null;
  readonly background: string | null;
  readonly quote: string | null;
  readonly musicBio: string | null;
  readonly spotifyPlaylistUri: string | null;
  readonly instagramName: string | null;
  readonly twitterName: string | null;
  readonly stravaUrl: string | null;
  readonly facebookUrl: string | null;
  readonly filmUrl: string | null;
  readonly disciplines: readonly string[];
  /** What they were asked, and what they said. */
  readonly answers: readonly { readonly question: string; readonly answer: string }[];
}

/** A person the rider follows, or the rider. */
export interface Friend {
  readonly id: string;
  readonly username: string;
  readonly location: string | null;
  readonly imageUrl: string | null;
  /** Their workouts are not shown to others. */
  readonly isPrivate: boolean;
  readonly isSelf: boolean;
}

/** Somebody's latest rides, newest first, ten at most. */
export interface FriendRides {
  readonly friend: Friend;
  readonly rides: readonly Workout[];
}

/** Why the last look at somebody failed, and when that was. What was known of them stays. */
export interface FriendFailure {
  readonly reason: string;
  readonly at: string;
}

/** Somebody's rides as they were seen last; `failure` is `null` where that look went well. */
export interface FriendLook extends FriendRides {
  readonly failure: FriendFailure | null;
}
