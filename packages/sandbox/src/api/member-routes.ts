/** Owns the API's members: the account, other people, who follows whom, and their histories summed up. */
import { Hono } from 'hono';
import type { UnitSystem } from '../options.ts';
import type { Population } from '../rider/population.ts';
import { achievementsJson } from '../wire/achievements.ts';
import { csvHeader, csvRow } from '../wire/csv.ts';
import { calendarJson, overviewJson } from '../wire/history.ts';
import { followedJson, meJson, otherMemberJson, settingsJson } from '../wire/member.ts';
import { listEnvelope, notFound, pageOf, readListQuery, refusal } from './envelope.ts';
import type { Members } from './members.ts';

export function memberRoutes(
  population: Population,
  members: Members,
  units: UnitSystem,
  today: number,
): Hono {
  const routes = new Hono();
  const { rider, friends } = population;
  const me = () => meJson(rider.person, rider.plans(), units, friends.length);
  const forbidden = (): Response => refusal(403, 3022, 'This is not your account');

  routes.get('/api/me', (context) => context.json(me()));

  routes.get('/api/user/:user', (context) => {
    const found = members.find(context.req.param('user'));
    if (found === null) return notFound('User');
    return context.json(found.isRider ? me() : otherMemberJson(found.record.person, found.record.plans()));
  });

  routes.get('/api/user/:user/settings', (context) => {
    const found = members.find(context.req.param('user'));
    if (found === null) return notFound('User');
    return found.isRider ? context.json(settingsJson(units)) : forbidden();
  });

  for (const relation of ['following', 'followers'] as const) {
    routes.get(`/api/user/:user/${relation}`, (context) => {
      const found = members.find(context.req.param('user'));
      if (found === null) return notFound('User');
      const people = found.isRider ? friends : [];
      const all = relation === 'following' ? people : people.slice(0, 8);
      const query = readListQuery(context.req.query(), 10);
      const rows = pageOf(all, query).map((friend) =>
        followedJson(friend, population.recordOf(friend).plans()),
      );
      return context.json(listEnvelope(rows, all.length, query, null));
    });
  }

  routes.get('/api/user/:user/overview', (context) => {
    const found = members.find(context.req.param('user'));
    if (found === null) return notFound('User');
    // The one endpoint that insists on the header.
    if (context.req.header('peloton-platform') === undefined) {
      return refusal(400, null, 'The Peloton-Platform header is missing');
    }
    return context.json(overviewJson(found.record.person.id, found.record.plans(), today));
  });

  routes.get('/api/user/:user/calendar', (context) => {
    const found = members.find(context.req.param('user'));
    return found === null ? notFound('User') : context.json(calendarJson(found.record.plans()));
  });

  routes.get('/api/user/:user/achievements', (context) => {
    const found = members.find(context.req.param('user'));
    return found === null ? notFound('User') : context.json(achievementsJson(found.record.plans()));
  });

  routes.get('/api/user/:user/workout_history_csv', (context) => {
    const found = members.find(context.req.param('user'));
    if (found === null) return notFound('User');
    if (!found.isRider) return forbidden();
    const rows = rider
      .plans()
      .toReversed()
      .filter(({ endAt }) => endAt !== null)
      .map((plan) => csvRow(plan, rider.digest(plan), today));
    return new Response([csvHeader(units), ...rows, ''].join('\n'), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${rider.person.username}_workouts.csv"`,
      },
    });
  });

  return routes;
}
