/** Owns the descriptions of the endpoints of workouts: list, detail, graph, CSV. */
import { endpoint, joins, limit, page, platform, user, workout, type Endpoint } from './endpoint.ts';

export const workoutEndpoints: readonly Endpoint[] = [
  endpoint({
    path: '/api/user/:user/workouts',
    group: 'Workouts',
    summary: 'A member’s workouts, newest first',
    parameters: [
      user,
      limit,
      page,
      { ...joins, example: 'ride' },
      { name: 'sort_by', in: 'query', means: 'Always answered `-created_at,-pk`.', example: '-created' },
      { name: 'from', in: 'query', means: 'ISO instant; created at or after.' },
      { name: 'to', in: 'query', means: 'ISO instant; created at or before.' },
      { name: 'ride_id', in: 'query', means: 'Workouts of one class.' },
    ],
    answers: 'Rows, counts per month over all workouts, and what follows on the next page.',
    quirks: [
      'Offset paging: a workout that lands or goes between two pages repeats or hides a row.',
      'Without joins there is no ride.',
      '`device_time_created_at` is the local clock read as UTC.',
      '`Etc/GMT+5` is five hours behind UTC.',
      '`strava_id` "-1" means none; `peloton_id` can be null or empty.',
      'Private members answer 403.',
    ],
    isReplayed: true,
  }),
  endpoint({
    path: '/api/workout/:id',
    group: 'Workouts',
    summary: 'A workout in detail',
    parameters: [workout, joins],
    answers: 'The row, with rank, badges, FTP going in, and always the ride where there is one.',
    quirks: [
      '`total_heart_rate_zone_durations` and `average_effort_score` are over all takes of the class, not this one.',
      'Just rides and games have a ride of zeros and a stand-in for the instructor; gym sessions an id with dashes.',
      'Some workouts have no ride at all; a ride over a distance has no duration.',
      '`end_time` is null while in progress, and equals `start_time` for some app classes.',
      '`ftp_info.ftp` is the value going into the workout.',
    ],
    isReplayed: true,
  }),
  endpoint({
    path: '/api/workout/:id/performance_graph',
    group: 'Workouts',
    summary: 'A workout second by second',
    parameters: [
      workout,
      {
        name: 'every_n',
        in: 'query',
        means: 'Seconds per sample; 0 counts as 1, absent as 5.',
        example: '60',
      },
      { ...platform, means: 'Coordinates of outdoor workouts come only for `web`.' },
    ],
    answers: 'Seconds, channels with their units, averages, totals, splits, targets, zones.',
    quirks: [
      'The last second is always there, off the grid or not; seconds can be missing in between.',
      'Channels come in any order: find them by slug.',
      'A lost heart rate is 0; a pace at rest is null; the maximum of a pace is its smallest number.',
      '`missing_data_duration` can be negative.',
      'Every 5 seconds the samples add up to more than the total.',
      'The rower’s average leaves rest out.',
      'One workout’s graph always answers 500, one 404.',
    ],
    isReplayed: true,
  }),
  endpoint({
    path: '/api/workout/:id/achievements',
    group: 'Workouts',
    summary: 'Badges earned with a workout',
    parameters: [workout],
    answers: 'A list of badges.',
  }),
  endpoint({
    path: '/api/user/:user/workout_history_csv',
    group: 'Workouts',
    summary: 'All workouts as CSV',
    parameters: [
      user,
      {
        name: 'timezone',
        in: 'query',
        means: 'Accepted; each row carries its own.',
        example: 'America/New_York',
      },
    ],
    answers: 'text/csv, one row per workout, oldest first, without ids.',
    quirks: [
      'Old rows carry a frozen abbreviation such as (EST) in summer too; newer ones a numeric offset.',
      'The unit preference changes the header.',
      'Minutes only; the length is cut, not rounded.',
    ],
    isReplayed: true,
  }),
];
