/** Owns the member whose workouts are served: made up, or captured. */
import { Hono } from 'hono';
import { classRoutes } from './api/class-routes.ts';
import { memberRoutes } from './api/member-routes.ts';
import { openMembers } from './api/members.ts';
import { workoutRoutes } from './api/workout-routes.ts';
import type { WorkoutDesk } from './control/control-routes.ts';
import type { SandboxOptions } from './options.ts';
import { hexId } from './random.ts';
import type { Examples } from './reference/endpoint.ts';
import { readCaptures } from './replay/captures.ts';
import { replayRoutes } from './replay/replay-routes.ts';
import { openPopulation } from './rider/population.ts';
import { riderUsername } from './sign-in/account.ts';
import { openWorkoutDesk } from './rider/workout-desk.ts';

export interface Member {
  readonly userId: string;
  readonly username: string;
  readonly routes: Hono;
  readonly desk: WorkoutDesk | null;
  /** What the reference page can be tried with. */
  readonly examples: Examples;
}

export function capturedMember(replay: NonNullable<SandboxOptions['replay']>, seed: string): Member {
  const captures = readCaptures(replay);
  const userId = captures.me?.id ?? hexId(seed, 'member');
  const newest = captures.workouts[0];
  const ride = newest?.json['ride'] as { readonly id?: string; readonly instructor_id?: string } | undefined;
  const examples = {
    user: userId,
    workout: newest?.id ?? '',
    ride: ride?.id ?? '',
    instructor: ride?.instructor_id ?? '',
  };
  return { userId, username: riderUsername, routes: replayRoutes(captures, userId), desk: null, examples };
}

/** @param place which one of a household, from 0: each has a history, friends and classes of their own */
export function madeUpMember(
  { seed: sandboxSeed, today, workouts, friends, units }: SandboxOptions,
  place = 0,
): Member {
  const seed = place === 0 ? sandboxSeed : `${sandboxSeed}, rider ${place + 1}`;
  const settings = { seed, today, workouts, friendCount: friends, units, riderPlace: place };
  const population = openPopulation(settings);
  const members = openMembers(population);
  const routes = new Hono();
  routes.route('/', memberRoutes(population, members, units, today));
  routes.route('/', workoutRoutes(population, members, units));
  routes.route('/', classRoutes(population));
  const userId = population.rider.person.id;
  const plans = population.rider.plans();
  const ride = plans.find((plan) => plan.ride?.instructor != null)?.ride;
  const examples = {
    user: userId,
    workout: plans[0]?.id ?? '',
    ride: ride?.id ?? '',
    instructor: ride?.instructor?.id ?? '',
  };
  return {
    userId,
    username: population.rider.person.username,
    routes,
    desk: openWorkoutDesk(population.rider),
    examples,
  };
}
