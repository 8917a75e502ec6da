import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { loopbackReach } from '../reach.ts';
import { guardRequests, setSecurityHeaders } from './guard.ts';
import { ownHosts } from './own-hosts.ts';

const app = new Hono()
  .use(setSecurityHeaders, guardRequests(ownHosts(loopbackReach, () => 4747)))
  .get('/', (context) => context.text('page'))
  .post('/', (context) => context.text('changed'))
  .post('/api/v1/imports', (context) => context.text('imported'));

const own = { host: '127.0.0.1:4747' };
const json = { 'content-type': 'application/json' };
const status = async (method: string, headers: Record<string, string>): Promise<number> =>
  (await app.request('/', { method, headers })).status;

describe('the guard', () => {
  it.each(['127.0.0.1:4747', 'localhost:4747', '[::1]:4747'])('answers to %s', async (host) => {
    expect(await status('GET', { host })).toBe(200);
  });

  it.each([
    'evil.test',
    'evil.test:4747',
    'localhost.evil.test:4747',
    '127.0.0.1.nip.io:4747',
    'localhost.:4747',
    'localhost:80',
    '',
  ])('does not answer to the host "%s"', async (host) => {
    expect(await status('GET', { host })).toBe(421);
  });

  it('lets the dashboard change things', async () => {
    const headers = { ...own, ...json, origin: 'http://127.0.0.1:4747', 'sec-fetch-site': 'same-origin' };
    expect(await status('POST', headers)).toBe(200);
  });

  it.each([
    ['a foreign origin', { origin: 'https://evil.test' }],
    ['an origin on another port', { origin: 'http://127.0.0.1:9999' }],
    ['the null origin of a sandboxed frame', { origin: 'null' }],
    ['no origin at all', {}],
    ['a site the browser calls foreign', { origin: 'http://localhost:4747', 'sec-fetch-site': 'cross-site' }],
  ])('lets nothing be changed by %s', async (_, headers) => {
    expect(await status('POST', { ...own, ...json, ...headers })).toBe(403);
  });

  it('lets nothing be changed by a form, which can be sent from anywhere', async () => {
    const headers = { ...own, origin: 'http://127.0.0.1:4747', 'content-type': 'text/plain' };
    expect(await status('POST', headers)).toBe(415);
  });

  it('takes a file where files are taken and nowhere else, and still from nobody else', async () => {
    const file = { ...own, origin: 'http://127.0.0.1:4747', 'content-type': 'text/csv' };
    const post = async (path: string, headers: Record<string, string>): Promise<number> =>
      (await app.request(path, { method: 'POST', headers })).status;
    expect(await post('/api/v1/imports', file)).toBe(200);
    expect(await post('/', file)).toBe(415);
    for (const type of ['text/plain', 'multipart/form-data', 'application/x-www-form-urlencoded'])
      expect(await post('/api/v1/imports', { ...file, 'content-type': type })).toBe(415);
    expect(await post('/api/v1/imports', { ...file, origin: 'https://evil.test' })).toBe(403);
  });

  it('gives nothing to a page of another origin, and allows no sharing', async () => {
    const response = await app.request('/', { headers: { ...own, origin: 'https://evil.test' } });
    expect(response.status).toBe(403);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('sends its security headers with every answer, refusals included', async () => {
    for (const host of ['127.0.0.1:4747', 'evil.test']) {
      const { headers } = await app.request('/', { headers: { host } });
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; script-src 'self'; style-src 'self';/,
      );
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });
});
