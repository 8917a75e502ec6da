/** Owns the descriptions of the endpoints of members: the account, people, histories summed up. */
import { endpoint, limit, page, platform, user, type Endpoint } from './endpoint.ts';

export const memberEndpoints: readonly Endpoint[] = [
  endpoint({
    path: '/api/me',
    group: 'Member',
    summary: 'The account that is signed in',
    answers: 'Names, body, heart-rate zones, FTP, counts per discipline.',
    quirks: [
      '`total_workouts` is not the length of the list.',
      '`last_workout_at` lags behind.',
      'Height and weight follow the account’s units.',
      '`cycling_ftp` is a 20-minute average entered by hand; `cycling_workout_ftp` is an FTP already.',
    ],
    isReplayed: true,
  }),
  endpoint({
    path: '/api/user/:user',
    group: 'Member',
    summary: 'A member',
    parameters: [user],
    answers: 'For oneself the account; for others what they show.',
    isReplayed: true,
  }),
  endpoint({
    path: '/api/user/:user/settings',
    group: 'Member',
    summary: 'The account’s settings',
    parameters: [user],
    answers: '`distance_unit`: `imperial` or `metric`; every distance, speed and pace is shown in it.',
  }),
  endpoint({
    path: '/api/user/:user/following',
    group: 'Member',
    summary: 'Whom a member follows',
    parameters: [user, limit, page],
    answers: 'A list of members in short form.',
    quirks: ['`sort_by` is null here, a string elsewhere.'],
    isReplayed: true,
  }),
  endpoint({
    path: '/api/user/:user/followers',
    group: 'Member',
    summary: 'Who follows a member',
    parameters: [user, limit, page],
    answers: 'A list of members in short form.',
    isReplayed: true,
  }),
  endpoint({
    path: '/api/user/:user/overview',
    group: 'Member',
    summary: 'Counts, personal records, streaks and badges',
    parameters: [user, platform],
    answers: 'Records per class length in kilojoules, with the raw joules beside.',
    quirks: [
      'Refuses requests without the Peloton-Platform header.',
      'Dates of records have no zone.',
      'The best streak can be shorter than the current one.',
    ],
  }),
  endpoint({
    path: '/api/user/:user/calendar',
    group: 'Member',
    summary: 'Days with a workout',
    parameters: [user],
    answers: 'Months with their active days.',
  }),
  endpoint({
    path: '/api/user/:user/achievements',
    group: 'Member',
    summary: 'Badges',
    parameters: [user],
    answers: 'Categories of badges with how often each was earned.',
  }),
];
