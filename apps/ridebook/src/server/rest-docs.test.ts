import { readFileSync } from 'node:fs';
import { silentLog } from '../log.ts';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { Desk } from './desk.ts';
import { createDoorRoutes, createRest } from './rest.ts';

const page = readFileSync(path.resolve(import.meta.dirname, '../../../../docs/rest-api.md'), 'utf8');
const routes = [createDoorRoutes, createRest]
  .flatMap((create) => create({} as Desk, silentLog).routes)
  .filter(({ method }) => method !== 'ALL')
  .map(({ method, path: route }) => `${method} ${route}`);

/** `GET /workouts` stands in the table as `GET /workouts?limit=&offset=`. */
const isDocumented = (route: string): boolean =>
  page.includes(`\`${route}\``) || page.includes(`\`${route}?`);

it('docs/rest-api.md has every route', () => {
  expect(routes.length).toBeGreaterThan(10);
  expect(routes.filter((route) => !isDocumented(route))).toEqual([]);
});

it('would miss a route that nobody wrote down', () => {
  expect(isDocumented('GET /planted')).toBe(false);
});
