/** Owns the descriptions of the endpoints of the sandbox itself. */
import { endpoint, type Endpoint } from './endpoint.ts';

export const sandboxEndpoints: readonly Endpoint[] = [
  endpoint({
    path: '/__sandbox/requests',
    group: 'Sandbox',
    summary: 'Every request so far',
    answers: 'A list of `{at, method, host, path, status}`.',
  }),
  endpoint({
    path: '/__sandbox/truth',
    group: 'Sandbox',
    summary: 'What a perfect sync would hold',
    answers: '`{workouts}`; null for what no sync could know.',
  }),
  endpoint({
    path: '/__sandbox/faults',
    group: 'Sandbox',
    summary: 'The faults in force',
    answers: 'A list of rules.',
  }),
  endpoint({
    method: 'POST',
    path: '/__sandbox/faults',
    group: 'Sandbox',
    summary: 'Scripts faults; an empty list heals',
    answers: 'The rules now in force.',
    body: [{ match: '/api/me', fault: 503, times: 1 }],
  }),
  endpoint({
    method: 'POST',
    path: '/__sandbox/workouts',
    group: 'Sandbox',
    summary: 'Adds, changes or deletes workouts upstream',
    answers: 'The ids concerned.',
    body: { add: 1 },
  }),
  endpoint({
    method: 'POST',
    path: '/__sandbox/coda/tables',
    group: 'Sandbox',
    summary: "Makes tables in the emulated Coda's doc",
    answers: 'The tables with their ids.',
    body: [{ name: 'Workouts', columns: ['Workout ID', 'Date'] }],
  }),
  endpoint({
    method: 'POST',
    path: '/__sandbox/token',
    group: 'Sandbox',
    summary: 'An access token, without signing in',
    answers: 'A token set.',
    body: {},
  }),
  endpoint({
    path: '/images/:host/:picture',
    group: 'Sandbox',
    summary: 'A picture, by the host and path of its address',
    parameters: [
      { name: 'host', in: 'path', means: 'The host of the address.', example: 'images.example' },
      { name: 'picture', in: 'path', means: 'Its path, of any depth.', example: 'rides/1.png' },
    ],
    answers: 'A painted PNG; needs no sign-in.',
  }),
  endpoint({
    path: '/__sandbox/openapi.json',
    group: 'Sandbox',
    summary: 'This description',
    answers: 'OpenAPI 3.1.',
  }),
  endpoint({ path: '/__sandbox/docs', group: 'Sandbox', summary: 'This page', answers: 'HTML.' }),
  endpoint({ path: '/__sandbox/docs.css', group: 'Sandbox', summary: 'Its style', answers: 'CSS.' }),
  endpoint({ path: '/__sandbox/docs.js', group: 'Sandbox', summary: 'Its script', answers: 'JavaScript.' }),
];
