import { describe, expect, it } from 'vitest';
import { rideOn } from '@ridebook/analytics/made-up-workout';
import { encodeTable } from '@ridebook/analytics/table';
import { createRestClient } from './rest-client.ts';

interface Call {
  readonly path: string;
  readonly init: RequestInit;
}

/** A server of one answer after the other. */
function serverOf(...answers: readonly (() => Response)[]) {
  const calls: Call[] = [];
  const client = createRestClient({
    fetch: (path, init) => {
      calls.push({ path, init });
      const answer = answers[calls.length - 1];
      return answer ? Promise.resolve(answer()) : Promise.reject(new TypeError('Failed to fetch'));
    },
  });
  return { client, calls };
}
const json =
  (body: unknown, status = 200) =>
  () =>
    Response.json(body, { status });

describe('the REST client', () => {
  it('sends changes as JSON, so that no foreign form can', async () => {
    const { client, calls } = serverOf(json({}));
    await client.signIn({ username: 'ada', password: 'secret' });
    expect(calls[0]).toMatchObject({
      path: '/api/v1/session',
      init: { method: 'POST', headers: { 'content-type': 'application/json' }, credentials: 'same-origin' },
    });
  });

  it('answers with the sentence of the server’s problem', async () => {
    const problem = { kind: 'sign-in', message: 'Peloton does not know this password.' };
    const { client } = serverOf(json({ problem }, 401));
    expect(await client.signIn({ username: 'ada', password: 'wrong' })).toEqual({ ok: false, problem });
  });

  it('finds a sentence of its own for an answer without one', async () => {
    const { client } = serverOf(() => new Response('<html>Bad gateway</html>', { status: 502 }));
    expect(await client.startSync()).toMatchObject({ ok: false, problem: { kind: 'unreadable' } });
  });

  it('says that the server cannot be reached instead of throwing', async () => {
    const { client } = serverOf();
    expect(await client.readStatus()).toMatchObject({ ok: false, problem: { kind: 'unreachable' } });
  });

  it('reads every workout as one table of columns', async () => {
    const rides = ['2026-11-03', '2026-11-02', '2026-11-01'].map((date) => rideOn(date));
    const { client, calls } = serverOf(json(encodeTable(rides)));
    expect(await client.readWorkouts()).toEqual({ ok: true, value: rides });
    expect(calls.map(({ path }) => path)).toEqual(['/api/v1/table']);
  });

  it('writes the exclusions whole and takes them back as they are kept', async () => {
    const kept = { excludedIds: ['a'], eras: [] };
    const { client, calls } = serverOf(json(kept));
    expect(await client.writeExclusions({ excludedIds: ['a', 'a'], eras: [] })).toEqual({
      ok: true,
      value: kept,
    });
    expect(calls[0]).toMatchObject({ path: '/api/v1/exclusions', init: { method: 'PUT' } });
  });

  it('reads the people out of their answers', async () => {
    const { client } = serverOf(json({ instructors: [] }), json({ friends: [] }));
    expect(await client.readInstructors()).toEqual({ ok: true, value: [] });
    expect(await client.readFriends()).toEqual({ ok: true, value: [] });
  });
});
