/** Those who send slowly, or hold what they do not use: they are let go, and everybody else is answered meanwhile. */
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startEngine, type TestEngine } from '../in-process/engine.ts';
import { attackServer, statusOf, type AttackedServer } from './attacked-server.ts';

/** A hundredth of the usual ones. */
const limits = { headersTimeout: 300, requestTimeout: 900, connectionsCheckingInterval: 50 };

let engine: TestEngine;
let server: AttackedServer;

beforeAll(async () => {
  engine = await startEngine({ workouts: 3, seed: 'slowness' });
  await engine.sync();
  server = await attackServer(engine.book, undefined, limits);
});
afterAll(async () => {
  await server.close();
  await engine.close();
});

interface Slow {
  readonly socket: Socket;
  /** What came back until the server let go. */
  readonly ended: Promise<string>;
}

function open(): Promise<Slow> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')));
    const ended = new Promise<string>((settle) => socket.on('close', () => settle(answer)));
    socket.on('error', reject);
    socket.once('connect', () => resolve({ socket, ended }));
  });
}

/** Sends a byte now and then, for as long as somebody listens. */
function drip({ socket }: Slow): void {
  const timer = setInterval(() => socket.write('x'), 100);
  socket.on('close', () => clearInterval(timer));
}

it('headers that never end are not waited for', async () => {
  const slow = await open();
  slow.socket.write(`GET /api/v1/status HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nx-slow: `);
  drip(slow);
  expect(statusOf(await slow.ended)).toBe(408);
});

it('a body that comes byte by byte is not waited for, and changes nothing', async () => {
  const before = await (await server.ask('/api/v1/settings')).text();
  const slow = await open();
  slow.socket.write(
    `PUT /api/v1/settings HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nOrigin: ${server.url}\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n{"schedule":"off"`,
  );
  drip(slow);
  expect(statusOf(await slow.ended)).not.toBe(200);
  expect(await (await server.ask('/api/v1/settings')).text()).toBe(before);
});

it('1,000 connections with half a request each keep nobody waiting, and are let go', async () => {
  const slow = await Promise.all(Array.from({ length: 1_000 }, open));
  for (const { socket } of slow) socket.write('GET / HTTP/1.1\r\nHost: ');
  const tookMs: number[] = [];
  for (let time = 0; time < 20; time += 1) {
    const beganMs = performance.now();
    expect((await server.ask('/api/v1/status')).status).toBe(200);
    tookMs.push(performance.now() - beganMs);
  }
  // Half a second is the goal on a machine that does nothing else; tests share theirs.
  expect(tookMs.toSorted((a, b) => a - b)[10]).toBeLessThan(500);
  await Promise.all(slow.map(({ ended }) => ended));
  expect((await server.ask('/api/v1/status')).status).toBe(200);
});
