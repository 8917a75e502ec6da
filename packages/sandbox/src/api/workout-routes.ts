/** Owns the API's workouts: a member's list, a workout in detail, its performance graph and its short summary. */
import { Hono } from 'hono';
import type { UnitSystem } from '../options.ts';
import type { Population } from '../rider/population.ts';
import type { TrainingRecord } from '../rider/training-record.ts';
import type { Plan } from '../rider/plan.ts';
import { graphJson } from '../wire/graph.ts';
import { workoutDetailJson, workoutRowJson, zoneDurationsJson } from '../wire/workout.ts';
import type { ZoneSeconds } from '../samples/zones.ts';
import { notFound, readListQuery, refusal } from './envelope.ts';
import { detailAsJoined, readJoins, rowAsJoined } from './joins.ts';
import type { Members } from './members.ts';
import { workoutListPage } from './workout-list.ts';

function withinDates(plans: readonly Plan[], query: Readonly<Record<string, string>>): readonly Plan[] {
  const from = Date.parse(query['from'] ?? '') / 1000;
  const to = Date.parse(query['to'] ?? '') / 1000;
  const rideId = query['ride_id'];
  if (Number.isNaN(from) && Number.isNaN(to) && rideId === undefined) return plans;
  return plans.filter(
    (plan) =>
      !(plan.createdAt < from) &&
      !(plan.createdAt > to) &&
      (rideId === undefined || plan.ride?.id === rideId),
  );
}

function zonesOf(record: TrainingRecord, plans: readonly Plan[]) {
  const sums = [0, 0, 0, 0, 0];
  for (const plan of plans) {
    record.digest(plan).zoneSeconds?.forEach((seconds, index) => {
      sums[index] = (sums[index] ?? 0) + seconds;
    });
  }
  return zoneDurationsJson(sums as unknown as ZoneSeconds);
}

export function workoutRoutes(population: Population, members: Members, units: UnitSystem): Hono {
  const routes = new Hono();

  routes.get('/api/user/:user/workouts', (context) => {
    const found = members.find(context.req.param('user'));
    if (found === null) return notFound('User');
    if (found.record.person.isPrivate) return refusal(403, 3021, 'This profile is private');
    const joins = readJoins(context.req.query('joins'));
    const query = readListQuery(context.req.query(), 10);
    const plans = withinDates(found.record.plans(), context.req.query());
    const { record } = found;
    const list = workoutListPage(plans, query, (plan) =>
      rowAsJoined(workoutRowJson(plan, record.digest(plan)), joins),
    );
    const shown = plans.slice(query.page * query.limit, (query.page + 1) * query.limit);
    return context.json({ ...list, total_heart_rate_zone_durations: zonesOf(record, shown) });
  });

  routes.get('/api/workout/:id', (context) => {
    const found = population.findWorkout(context.req.param('id'));
    if (found === null) return notFound('Workout');
    const detail = workoutDetailJson(found.plan, found.record.digest(found.plan));
    return context.json(detailAsJoined(detail, readJoins(context.req.query('joins'))));
  });

  routes.get('/api/workout/:id/performance_graph', (context) => {
    const found = population.findWorkout(context.req.param('id'));
    if (found === null || found.plan.graph === 'absent') return notFound('Performance graph');
    const { plan, record } = found;
    if (plan.graph === 'always-500') return refusal(500, null, 'Internal server error');
    const everyN = Number(context.req.query('every_n') ?? '5');
    const isWeb = context.req.header('peloton-platform') === 'web';
    return context.json(
      graphJson(plan, record.measured(plan), record.digest(plan), {
        everyN: Number.isInteger(everyN) && everyN >= 0 ? everyN : 5,
        isWeb,
        units,
      }),
    );
  });

  routes.get('/api/workout/:id/achievements', (context) => {
    const found = population.findWorkout(context.req.param('id'));
    if (found === null) return notFound('Workout');
    const detail = workoutDetailJson(found.plan, found.record.digest(found.plan));
    return context.json({ data: detail['achievement_templates'] });
  });

  return routes;
}
