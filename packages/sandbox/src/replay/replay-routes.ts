/** Owns the API over captured responses: what was captured answers as it came, lists answer empty, the rest answers 404. */
import { Hono } from 'hono';
import { jsonText, listEnvelope, notFound, readListQuery } from '../api/envelope.ts';
import { detailAsJoined, readJoins, rowAsJoined } from '../api/joins.ts';
import { workoutListPage } from '../api/workout-list.ts';
import type { Captures, CapturedJson, CapturedWorkout } from './captures.ts';

/** What a workout's detail has and a list's row has not. */
const detailOnly = new Set([
  'leaderboard_rank',
  'total_leaderboard_users',
  'leaderboard_distance_rank',
  'total_leaderboard_distance_users',
  'achievement_templates',
  'ftp_info',
  'device_type_display_name',
  'is_skip_intro_available',
  'pause_time_remaining',
  'pause_time_elapsed',
  'is_paused',
  'has_paused',
  'is_pause_available',
  'total_heart_rate_zone_durations',
  'average_effort_score',
  'movement_tracker_data',
  'overall_summary',
  'instructor_name',
]);

const rowOf = (workout: CapturedWorkout): CapturedJson =>
  Object.fromEntries(Object.entries(workout.json).filter(([key]) => !detailOnly.has(key)));

function genericMember(userId: string, captures: Captures): CapturedJson {
  const newest = captures.workouts[0];
  return {
    id: userId,
    username: 'captured_member',
    name: 'Captured Member',
    first_name: 'Captured',
    last_name: 'Member',
    location: '',
    image_url: null,
    created_at: captures.workouts.at(-1)?.createdAt ?? 0,
    last_workout_at: newest?.createdAt ?? null,
    total_workouts: captures.workouts.length,
    workout_counts: [],
    default_max_heart_rate: null,
    customized_max_heart_rate: null,
    is_profile_private: false,
  };
}

/** Lists that answer empty for want of captures. */
const emptyLists: readonly (readonly [path: string, sortBy: string | null])[] = [
  ['/api/instructor', 'list_order'],
  ['/api/user/:user/following', null],
  ['/api/user/:user/followers', null],
];

/** @param userId the signed-in member, whatever id a path names */
export function replayRoutes(captures: Captures, userId: string): Hono {
  const routes = new Hono();
  const byId = new Map(captures.workouts.map((workout) => [workout.id, workout]));
  const member = captures.me?.text ?? JSON.stringify(genericMember(userId, captures));

  routes.get('/api/me', () => jsonText(member));
  routes.get('/api/user/:user', () => jsonText(member));

  routes.get('/api/user/:user/workouts', (context) => {
    const joins = readJoins(context.req.query('joins'));
    const query = readListQuery(context.req.query(), 10);
    return context.json(
      workoutListPage(captures.workouts, query, (workout) => rowAsJoined(rowOf(workout), joins)),
    );
  });

  routes.get('/api/user/:user/workout_history_csv', () =>
    captures.csv === null
      ? notFound('CSV')
      : new Response(captures.csv, { headers: { 'content-type': 'text/csv' } }),
  );

  routes.get('/api/workout/:id', (context) => {
    const workout = byId.get(context.req.param('id'));
    if (workout === undefined) return notFound('Workout');
    const joins = readJoins(context.req.query('joins'));
    return joins.instructor ? jsonText(workout.text) : context.json(detailAsJoined(workout.json, joins));
  });

  routes.get('/api/workout/:id/performance_graph', (context) => {
    const graphs = byId.get(context.req.param('id'))?.graphs ?? [];
    const everyN = Number(context.req.query('every_n') ?? '5');
    const graph = graphs.find((candidate) => candidate.everyN === everyN) ?? graphs[0];
    return graph === undefined ? notFound('Performance graph') : jsonText(graph.text);
  });

  for (const [path, sortBy] of emptyLists) {
    routes.get(path, (context) =>
      context.json(listEnvelope([], 0, readListQuery(context.req.query(), 100), sortBy)),
    );
  }
  return routes;
}
