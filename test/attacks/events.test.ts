/** Listening on: the stream of events ends with the right to hear it, and not a moment later than the next event. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startEngine, type TestEngine } from '../in-process/engine.ts';
import { attackServer, cookieOf, type AttackedServer } from './attacked-server.ts';

const password = 'tide-table-91';
let engine: TestEngine;
let server: AttackedServer;
let cookie: string;

beforeAll(async () => {
  engine = await startEngine({ workouts: 3, seed: 'events' });
  await engine.sync();
  server = await attackServer(engine.book);
  await server.desk.access.setPassword(password);
});
beforeEach(async () => {
  engine.clock.advance(120_000);
  cookie = cookieOf(await server.askAsPage('POST', '/api/v1/access/session', { password }));
});
afterAll(async () => {
  await server.close();
  await engine.close();
});

interface Listener {
  /** Everything that was heard, once the stream has ended. */
  readonly heard: Promise<string>;
}

/** Listens from after the first status. */
async function listen(headers: Record<string, string>): Promise<Listener> {
  const answer = await server.ask('/api/v1/events', { headers });
  expect(answer.status).toBe(200);
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  const first = await reader?.read();
  expect(first?.value).toContain('event: status');
  const readOn = async (): Promise<string> => {
    let text = '';
    for (let next = await reader?.read(); next?.done === false; next = await reader?.read())
      text += next.value;
    return text;
  };
  return { heard: readOn() };
}

it('a session that is signed out hears nothing more', async () => {
  const { heard } = await listen({ cookie });
  await server.askAsPage('DELETE', '/api/v1/access/session', {}, { cookie });
  await server.desk.retry([]);
  expect(await heard).not.toContain('event:');
});

it('a session that has come to its end hears nothing more', async () => {
  const { heard } = await listen({ cookie });
  engine.clock.advance(8 * 24 * 60 * 60 * 1000);
  expect(await heard).not.toContain('event:');
});

it('another password ends it for everybody who listens', async () => {
  const { heard } = await listen({ cookie });
  await server.desk.access.setPassword('tide-table-92');
  await server.desk.retry([]);
  expect(await heard).not.toContain('event:');
  await server.desk.access.setPassword(password);
});

it('a token that is revoked hears nothing more, and other listeners go on', async () => {
  const { id, token } = await server.desk.access.createToken('Listener', 'read');
  const staying = await server.desk.access.createToken('Other', 'read');
  const { heard } = await listen({ authorization: `Bearer ${token}` });
  const other = await listen({ authorization: `Bearer ${staying.token}` });
  await server.desk.access.revokeToken(id);
  await server.desk.retry([]);
  expect(await heard).not.toContain('event:');
  await server.desk.access.revokeToken(staying.id);
  expect(await other.heard).toContain('event: status');
});

it('a machine that needed no password hears nothing more once there is one', async () => {
  await server.desk.access.setPassword(null);
  const { heard } = await listen({});
  await server.desk.access.setPassword(password);
  expect(await heard).not.toContain('event:');
});
