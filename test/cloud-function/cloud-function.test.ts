/** The built function in Google's framework: who may call, what a call does, what is kept and what is told. */
import { workoutTable } from '@ridebook/coda/rows';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharedFunction } from '../support/shared-builds.ts';
import type { RunningFunction } from './function-process.ts';
import { startFunctionWorld, type FunctionWorld } from './world.ts';

let world: FunctionWorld;
let running: RunningFunction;

beforeAll(async () => {
  world = await startFunctionWorld({ build: sharedFunction, workouts: 20, seed: 'function' });
  running = await world.start();
});
afterAll(() => world.close());

const byId = (a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): number =>
  String(a['Workout ID']) < String(b['Workout ID']) ? -1 : 1;

describe('the function', () => {
  it.each([
    ['without a token', async () => null],
    ['with something that is no token', async () => 'x.y.z'],
    ['with a token of a key that nobody published', () => world.google.forgedToken()],
    ['with a token that says it needs no signature', async () => world.google.unsignedToken()],
    ['with a token that is signed with the published key itself', () => world.google.confusedToken()],
    ['with a token that never ends', () => world.google.token({ expiresIn: null })],
    ['of another issuer', () => world.google.token({ issuer: 'https://elsewhere.test' })],
    ['for another function', () => world.google.token({ audience: 'https://other.test' })],
    ['of another account', () => world.google.token({ email: 'somebody@ride.iam.gserviceaccount.com' })],
    ['of an account that is not verified', () => world.google.token({ isVerified: false })],
    ['that comes too late', () => world.google.token({ expiresIn: -5 })],
  ])('refuses a call %s before any work', async (_, token) => {
    expect((await running.call(await token())).status).toBe(401);
    expect((await world.control.requests()).filter(({ path }) => path.startsWith('/api'))).toEqual([]);
  });

  it('takes POST only', async () => {
    expect((await running.call(await world.google.token(), 'GET')).status).toBe(405);
  });

  it('fills Workouts with what the REST API answers, to the last digit', async () => {
    const { status, body } = await running.call(await world.google.token());
    expect([status, body['status'], body['added']]).toEqual([200, 'done', 20]);
    const style = { units: 'imperial', isLegacy: false } as const;
    const heads = workoutTable.heads(style);
    const wanted = workoutTable
      .rows(await world.control.truth(), style)
      .map(({ cells }) => Object.fromEntries(heads.map(({ header }, place) => [header, cells[place] ?? ''])));
    expect((await world.doc.rows('Workouts')).toSorted(byId)).toEqual(wanted.toSorted(byId));
  });

  it('does nothing twice: neither for a delivery that comes again nor for two at once', async () => {
    const token = await world.google.token();
    const again = await running.call(token);
    expect(again.body).toMatchObject({
      status: 'done',
      added: 0,
      updated: 0,
      coda: { created: 0, updated: 0 },
    });
    await world.control.post('workouts', { add: 2 });
    const both = await Promise.all([running.call(token), running.call(token)]);
    expect(both.map(({ body }) => body['status']).toSorted()).toEqual(['already-at-work', 'done']);
    expect(await world.doc.rows('Workouts')).toHaveLength(22);
  });

  it('fetches what is new and nothing that the table holds', async () => {
    await world.control.post('workouts', { add: 1 });
    const before = (await world.control.requests()).length;
    await running.call(await world.google.token());
    const sent = (await world.control.requests()).slice(before).map(({ path }) => path);
    expect(sent.filter((path) => /^\/api\/workout\/\w+\?/u.test(path))).toHaveLength(1);
    expect(await world.doc.rows('Workouts')).toHaveLength(23);
  });

  it('writes the renewed session as a new version and destroys the one before', async () => {
    const session = JSON.parse(world.google.versions.at(-1) ?? '{}') as Record<string, unknown>;
    world.google.addVersion(JSON.stringify({ ...session, renewAtMs: 0 }));
    const place = world.google.versions.length;
    expect((await running.call(await world.google.token())).body['status']).toBe('done');
    const renewed = JSON.parse(world.google.versions[place] ?? '{}') as Record<string, unknown>;
    expect(renewed['refreshToken']).not.toBe(session['refreshToken']);
    expect(world.google.versions[place - 1]).toBeNull();
  });

  it('goes on in the next call where the time was not enough', async () => {
    await world.control.post('workouts', { add: 6 });
    const brief = await world.start({ SYNC_BUDGET_SECONDS: '0.001' });
    const token = await world.google.token();
    const first = await brief.call(token);
    expect(first.body['status']).toBe('unfinished');
    await brief.kill();
    expect((await running.call(token)).body['status']).toBe('done');
    expect(await world.doc.rows('Workouts')).toHaveLength((await world.control.truth()).length);
  });

  it('asks to be called again when Peloton fails, and not when a person has to sign in', async () => {
    await world.control.post('faults', [{ match: '/workouts?', fault: 500 }]);
    expect((await running.call(await world.google.token())).status).toBe(503);
    await world.control.post('faults', []);
    const kept = world.google.versions.at(-1) ?? '';
    world.google.addVersion('v1.gone');
    const ended = await running.call(await world.google.token());
    expect([ended.status, ended.body['status']]).toEqual([200, 'failed']);
    expect(ended.body['error']).toContain('add it to the secret');
    world.google.addVersion(kept);
  });

  it('logs in lines of JSON without a secret in them', () => {
    const lines = running
      .log()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) expect(['INFO', 'WARNING', 'ERROR']).toContain(line['severity']);
    const sessions = world.google.versions.flatMap((text) => (text?.startsWith('{') ? [text] : []));
    const secrets = sessions.flatMap((text) => {
      const { accessToken, refreshToken } = JSON.parse(text) as Record<string, string>;
      return [accessToken, refreshToken];
    });
    for (const secret of [...secrets, world.sandbox.codaToken, world.sandbox.password, 'eyJ'])
      expect(running.log()).not.toContain(secret);
  });
});
