/** What the function says when things go wrong that hold secrets: neither its log nor its answers repeat any of them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharedFunction } from '../support/shared-builds.ts';
import type { RunningFunction } from './function-process.ts';
import { startFunctionWorld, type FunctionWorld } from './world.ts';

let world: FunctionWorld;
let usual: RunningFunction;

beforeAll(async () => {
  world = await startFunctionWorld({ build: sharedFunction, workouts: 2, seed: 'told' });
  usual = await world.start();
});
afterAll(() => world.close());

const canary = 'canary7f3a';

const troubles: readonly (readonly [
  what: string,
  session: string | null,
  environment: Readonly<Record<string, string>>,
])[] = [
  // Node's own message would quote it.
  ['a session that is broken JSON', `{"a":${canary}}`, {}],
  ['a session that is JSON of something else', `{"${canary}":"${canary}"}`, {}],
  ['a refresh token that Peloton does not take', `v1.${canary}`, {}],
  ['an access token that Peloton does not take', `ey${canary}.ey${canary}.${canary}`, {}],
  [
    'a database that is not there',
    null,
    { DATABASE_URL: `postgresql://${canary}:${canary}@127.0.0.1:1/ride` },
  ],
  ['a token that Coda does not take', null, { CODA_API_TOKEN: canary }],
  ['a token that is no header', null, { CODA_API_TOKEN: `${canary}\n${canary}` }],
];

describe('what the function tells', () => {
  it.each(troubles)('holds nothing of %s', async (_, session, environment) => {
    const versions = world.google.versions.length;
    if (session !== null) world.google.addVersion(session);
    // What the session is, every call reads anew; what the environment says, a new process.
    const running = Object.keys(environment).length === 0 ? usual : await world.start(environment);
    const before = running.log().length;
    const { status, body } = await running.call(await world.google.token());
    // What a process has written arrives a moment after its answer.
    await expect.poll(() => running.log().slice(before)).toContain('"severity":"ERROR"');
    const said = running.log().slice(before) + JSON.stringify(body);
    world.google.dropVersionsAfter(versions);
    expect([status, body['status'], String(body['error']).length > 20]).toEqual([status, 'failed', true]);
    expect(said).not.toContain(canary);
  });

  it('holds nothing of a token that does not open it', async () => {
    const bearer = `ey${canary}.${canary}.${canary}`;
    const { status, body } = await usual.call(bearer);
    expect(status).toBe(401);
    await expect.poll(() => usual.log()).toContain('"severity":"WARNING"');
    expect(usual.log() + JSON.stringify(body)).not.toContain(canary);
  });
});
