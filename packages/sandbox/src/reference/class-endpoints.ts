/** Owns the descriptions of the endpoints of classes and those who teach them. */
import { endpoint, limit, page, ride, type Endpoint } from './endpoint.ts';

export const classEndpoints: readonly Endpoint[] = [
  endpoint({
    path: '/api/ride/:id',
    group: 'Classes',
    summary: 'A class',
    parameters: [ride],
    answers: 'The ride as workouts embed it.',
    quirks: [
      '`total_workouts` is capped and rounded; `overall_rating_avg` is the share of likes, not stars.',
    ],
  }),
  endpoint({
    path: '/api/ride/:id/details',
    group: 'Classes',
    summary: 'A class with songs, averages and targets',
    parameters: [ride],
    answers: 'Playlist, members’ averages, segments, the instructor’s cues.',
    quirks: ['Scenic and removed rides answer 404.', 'Offsets count the minute before pedalling starts.'],
  }),
  endpoint({
    path: '/api/ride/:id/recent_following_workouts',
    group: 'Classes',
    summary: 'Friends who took the class',
    parameters: [ride, limit, page],
    answers: 'A list of their workouts.',
  }),
  endpoint({
    path: '/api/ride/metadata_mappings',
    group: 'Classes',
    summary: 'The dictionaries',
    answers: 'Class types, disciplines, devices, instructors.',
  }),
  endpoint({
    path: '/api/instructor',
    group: 'Classes',
    summary: 'Instructors',
    parameters: [{ ...limit, example: '100' }, page],
    answers: 'A list of instructors; all fit on one page.',
    isReplayed: true,
  }),
  endpoint({
    path: '/api/instructor/:id',
    group: 'Classes',
    summary: 'An instructor',
    parameters: [{ name: 'id', in: 'path', means: 'An instructor’s id.' }],
    answers: 'One instructor.',
    quirks: ['Those who have left answer 404, while their id still stands on old classes.'],
  }),
];
