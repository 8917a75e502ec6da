import { describe, expect, it } from 'vitest';
import { TransportError } from '../errors/transport-error.ts';
import type { HttpResponse } from '../http.ts';
import { createPacer, unlimitedPace } from '../pacer.ts';
import { createPatientSender } from './patient-sender.ts';

const nowMs = Date.parse('2026-11-22T09:00:00Z');
const answer = (status: number, headers: Record<string, string> = {}, text = '{}'): HttpResponse => ({
  status,
  headers,
  setCookies: [],
  text,
});

/** A sender over a transport that answers by a script, and a clock that only sleeping turns. */
function createSender(script: (request: number) => HttpResponse | TransportError) {
  const slept: number[] = [];
  let requests = 0;
  const sender = createPatientSender({
    transport: () => {
      const next = script((requests += 1));
      return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
    },
    pacer: createPacer(unlimitedPace, { monotonicMs: () => 0, sleep: () => Promise.resolve() }),
    nowMs: () => nowMs,
    sleep: (ms) => Promise.resolve(void slept.push(ms)),
    random: () => 0.5,
  });
  const send = (): Promise<HttpResponse> =>
    sender.send({ method: 'GET', url: 'https://api.example.com/x', headers: {} });
  return { send, slept, count: () => sender.requestCount() };
}

describe('a patient sender', () => {
  it('tries again what failed in passing, with growing pauses', async () => {
    const { send, slept, count } = createSender((request) => answer(request < 3 ? 503 : 200));
    expect((await send()).status).toBe(200);
    expect(count()).toBe(3);
    expect(slept).toEqual([500, 1_000]);
  });

  it('says of one thing that keeps failing that it fails, after three tries', async () => {
    const { send, count } = createSender(() => answer(500));
    await expect(send()).rejects.toMatchObject({ name: 'RequestError', kind: 'failing' });
    expect(count()).toBe(3);
  });

  it('waits as long as it is told, and no longer wait is slept through', async () => {
    const short = createSender((request) =>
      request === 1 ? answer(429, { 'retry-after': '7' }) : answer(200),
    );
    await short.send();
    expect(short.slept).toEqual([7_000]);
    const long = createSender(() => answer(429, { 'retry-after': '86400' }));
    await expect(long.send()).rejects.toMatchObject({
      kind: 'limited',
      notBeforeMs: nowMs + 86_400_000,
      isGuess: false,
    });
    expect(long.count()).toBe(1);
  });

  it('takes an answer that breaks off for that thing’s trouble, and no connection for everybody’s', async () => {
    const broken = createSender(() => new TransportError('cut', 'the connection broke'));
    await expect(broken.send()).rejects.toMatchObject({ name: 'RequestError', kind: 'failing' });
    const gone = createSender(() => new TransportError('connect', 'the connection was refused'));
    await expect(gone.send()).rejects.toMatchObject({ name: 'UpstreamError', kind: 'unreachable' });
  });

  it('gives up on everything when ten things in a row are refused, and long before that stops trying each again', async () => {
    const { send, count } = createSender(() => answer(503));
    for (let thing = 1; thing < 10; thing += 1)
      await expect(send()).rejects.toMatchObject({ name: 'RequestError' });
    await expect(send()).rejects.toMatchObject({ name: 'UpstreamError', kind: 'failing' });
    expect(count()).toBeLessThanOrEqual(17);
  });

  it('sends hardly more requests than things when a third of the answers fail', async () => {
    const { send, count } = createSender((request) => answer(request % 3 === 0 ? 502 : 200));
    const things = 300;
    for (let thing = 0; thing < things; thing += 1) await send().catch(() => undefined);
    expect(count() / things).toBeLessThanOrEqual(1.215);
  });

  it('passes on at once that the program is stopping', async () => {
    const { send, count } = createSender(() => new TransportError('stopped', 'Ridebook is stopping'));
    await expect(send()).rejects.toMatchObject({ kind: 'stopped' });
    expect(count()).toBe(1);
  });
});
