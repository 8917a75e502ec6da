/** Owns the API's classes: rides and their details, instructors, and the dictionaries. */
import { Hono } from 'hono';
import { instructors } from '../classes/instructors.ts';
import type { Population } from '../rider/population.ts';
import { instructorJson } from '../wire/instructor.ts';
import { metadataMappingsJson, rideDetailsJson } from '../wire/ride-details.ts';
import { rideJson } from '../wire/ride.ts';
import { workoutRowJson } from '../wire/workout.ts';
import { listEnvelope, notFound, pageOf, readListQuery } from './envelope.ts';

export function classRoutes(population: Population): Hono {
  const routes = new Hono();
  const { catalogue, friends } = population;
  const present = instructors.filter(({ hasLeft }) => !hasLeft);

  routes.get('/api/ride/metadata_mappings', (context) => context.json(metadataMappingsJson(catalogue)));

  routes.get('/api/ride/:id', (context) => {
    const ride = catalogue.byId(context.req.param('id'));
    return ride === undefined ? notFound('Ride') : context.json(rideJson(ride));
  });

  routes.get('/api/ride/:id/details', (context) => {
    const ride = catalogue.byId(context.req.param('id'));
    // Scenic rides have none.
    return ride === undefined || ride.isScenic ? notFound('Ride') : context.json(rideDetailsJson(ride));
  });

  routes.get('/api/ride/:id/recent_following_workouts', (context) => {
    const query = readListQuery(context.req.query(), 10);
    const taken = friends
      .filter(({ isPrivate }) => !isPrivate)
      .flatMap((friend) => {
        const record = population.recordOf(friend);
        return record
          .plans()
          .filter((plan) => plan.ride?.id === context.req.param('id'))
          .map((plan) => ({ plan, record }));
      })
      .sort((one, other) => other.plan.createdAt - one.plan.createdAt);
    const rows = pageOf(taken, query).map(({ plan, record }) => {
      const { ride: _ride, ...row } = workoutRowJson(plan, record.digest(plan));
      return { ...row, user: { id: plan.person.id, username: plan.person.username } };
    });
    return context.json(listEnvelope(rows, taken.length, query, '-created_at'));
  });

  routes.get('/api/instructor', (context) => {
    const query = readListQuery(context.req.query(), 100);
    const rows = pageOf(present, query).map((instructor, order) => instructorJson(instructor, order));
    return context.json(listEnvelope(rows, present.length, query, 'list_order'));
  });

  routes.get('/api/instructor/:id', (context) => {
    const instructor = present.find(({ id }) => id === context.req.param('id'));
    return instructor === undefined ? notFound('Instructor') : context.json(instructorJson(instructor));
  });

  return routes;
}
