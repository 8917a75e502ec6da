/** Owns the routes about other people: the instructors, and what those who are followed have been riding. */
import type { FriendsAnswer, InstructorsAnswer } from '@ridebook/domain';
import { Hono } from 'hono';
import { readFriends, readInstructors } from '../engine/read-people.ts';
import type { Desk } from './desk.ts';

export function createPeopleRoutes(desk: Desk): Hono {
  const routes = new Hono();
  routes.get('/instructors', async (context) => {
    const rider = await desk.book().maybeRider();
    const instructors = rider === null ? [] : await readInstructors(desk.book().store, rider.id);
    return context.json<InstructorsAnswer>({ instructors });
  });
  routes.get('/friends', async (context) => {
    const rider = await desk.book().maybeRider();
    const friends = rider === null ? [] : await readFriends(desk.book().store, rider);
    return context.json<FriendsAnswer>({ friends });
  });
  return routes;
}
