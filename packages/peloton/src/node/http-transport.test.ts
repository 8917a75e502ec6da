import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Worker } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { createHttpTransport } from './http-transport.ts';

let server: Server | null = null;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function get(listener: RequestListener, limits: { deadlineMs?: number; signal?: AbortSignal } = {}) {
  server = createServer(listener);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const transport = createHttpTransport({
    deadlineMs: 2_000,
    headDeadlineMs: 1_000,
    maximumBytes: 1_000_000,
    signal: new AbortController().signal,
    ...limits,
  });
  const { port } = server.address() as AddressInfo;
  return transport({ method: 'GET', url: `http://127.0.0.1:${port}/`, headers: {} });
}

const body = JSON.stringify({
  title: 'Überfahrt 🚴',
  values: Array.from({ length: 500 }, (_, index) => index),
});
const zipped = gzipSync(body);

describe('an answer', () => {
  it('arrives whole, unpacked, with its cookies apart', async () => {
    const response = await get((_, answer) => {
      answer.setHeader('set-cookie', ['a=1', 'b=2']);
      answer.setHeader('content-encoding', 'gzip').end(zipped);
    });
    expect(response).toMatchObject({ status: 200, setCookies: ['a=1', 'b=2'], text: body });
  });

  it('keeps a byte order mark, since the archive is exact', async () => {
    expect((await get((_, answer) => answer.end('\uFEFF{}'))).text).toBe('\uFEFF{}');
  });

  it('is not followed when it redirects', async () => {
    const response = await get((_, answer) =>
      answer.writeHead(302, { location: 'https://evil.test/' }).end(),
    );
    expect(response).toMatchObject({ status: 302, headers: { location: 'https://evil.test/' } });
  });

  it.each([
    ['gzip cut in half', zipped.subarray(0, zipped.length / 2)],
    ['gzip without its trailer', zipped.subarray(0, -8)],
    [
      'gzip with a byte flipped',
      Buffer.concat([zipped.subarray(0, 40), Buffer.of((zipped[40] ?? 0) ^ 1), zipped.subarray(41)]),
    ],
    ['plain text that claims to be gzip', Buffer.from(body)],
  ])('is refused as %s, though its length is right', async (_, bytes) => {
    await expect(
      get((__, answer) => answer.setHeader('content-encoding', 'gzip').end(bytes)),
    ).rejects.toMatchObject({ kind: 'encoding' });
  });

  it('is refused when it is not UTF-8', async () => {
    await expect(get((_, answer) => answer.end(Buffer.of(0xff, 0xfe, 0x41)))).rejects.toMatchObject({
      kind: 'encoding',
    });
  });

  it('is refused when it unpacks to too much, or is too much', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    await expect(
      get((_, answer) => answer.setHeader('content-encoding', 'gzip').end(bomb)),
    ).rejects.toMatchObject({ kind: 'size' });
    await expect(get((_, answer) => answer.end(Buffer.alloc(2_000_000)))).rejects.toMatchObject({
      kind: 'size',
    });
  });

  it('is refused when the connection ends before it does', async () => {
    const short: RequestListener = (_, answer) => {
      answer.setHeader('content-length', body.length + 100);
      answer.write(body);
      setImmediate(() => answer.destroy());
    };
    await expect(get(short)).rejects.toMatchObject({ kind: 'cut' });
  });

  it('is given up on when it never comes, or comes drop by drop past the deadline', async () => {
    await expect(get(() => undefined, { deadlineMs: 100 })).rejects.toMatchObject({ kind: 'timeout' });
    const drip: RequestListener = (_, answer) => {
      const timer = setInterval(() => answer.write(' '), 10);
      answer.on('close', () => clearInterval(timer));
    };
    await expect(get(drip, { deadlineMs: 200 })).rejects.toMatchObject({ kind: 'timeout' });
  });

  it('is abandoned when the program stops', async () => {
    const stop = new AbortController();
    const answer = get(() => stop.abort(), { signal: stop.signal });
    await expect(answer).rejects.toMatchObject({ kind: 'stopped' });
  });
});

it('a host that is not there cannot be reached', async () => {
  const transport = createHttpTransport({
    deadlineMs: 2_000,
    headDeadlineMs: 1_000,
    maximumBytes: 1_000,
    signal: new AbortController().signal,
  });
  await expect(transport({ method: 'GET', url: 'http://127.0.0.1:9/', headers: {} })).rejects.toMatchObject({
    kind: 'connect',
  });
});

/** Answers at once, in a thread that goes on while this one is busy. */
async function startBesides() {
  const worker = new Worker(
    `const { createServer } = require('node:http');
     const { parentPort } = require('node:worker_threads');
     const server = createServer((_, answer) => answer.end('here'));
     server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));`,
    { eval: true },
  );
  const port = await new Promise<number>((resolve) => worker.once('message', resolve));
  onTestFinished(async () => void (await worker.terminate()));
  return `http://127.0.0.1:${port}/`;
}

it('an answer that came in time counts, although the program was too busy to look', async () => {
  const url = await startBesides();
  const transport = createHttpTransport({
    deadlineMs: 5_000,
    headDeadlineMs: 200,
    maximumBytes: 1_000,
    signal: new AbortController().signal,
  });
  const request = { method: 'GET', url, headers: {} } as const;
  // The connection is there already: the request is out before the program gets busy.
  await transport(request);
  const answer = transport(request);
  await new Promise((resolve) => setImmediate(resolve));
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
  expect(await answer).toMatchObject({ status: 200, text: 'here' });
});
