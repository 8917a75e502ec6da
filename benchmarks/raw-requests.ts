/**
 * Owns asking one address as fast as it is answered: the same bytes over and over on connections that stay open. It reads
 * no more of an answer than its length, so that what is measured is the server and not the client beside it.
 */
import { connect, type Socket } from 'node:net';

export interface Load {
  readonly requestsPerSecond: number;
  readonly medianMs: number;
  /** 99 of 100 requests took no longer. */
  readonly p99Ms: number;
  /** Answers other than 200 and 304. */
  readonly refused: number;
  readonly lastAnswer: { readonly status: number; readonly etag: string; readonly bytes: number };
}

export interface LoadRequest {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly connections: number;
  readonly seconds: number;
  /** Waits this long after each answer; absent: not at all. */
  readonly pauseMs?: number;
}

interface Answer {
  readonly status: number;
  readonly etag: string;
  readonly bytes: number;
}

export async function askUnderLoad(request: LoadRequest): Promise<Load> {
  const { hostname, port, host, pathname, search } = new URL(request.url);
  const lines = Object.entries({ host, ...request.headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  const bytes = Buffer.from(`GET ${pathname}${search} HTTP/1.1\r\n${lines.join('')}\r\n`);
  const tookMs: number[] = [];
  let refused = 0;
  let lastAnswer: Answer = { status: 0, etag: '', bytes: 0 };

  const startedMs = performance.now();
  const endMs = startedMs + request.seconds * 1000;
  const askOn = async (socket: Socket): Promise<void> => {
    const read = answersOf(socket);
    while (performance.now() < endMs) {
      const beganMs = performance.now();
      socket.write(bytes);
      lastAnswer = await read();
      tookMs.push(performance.now() - beganMs);
      if (lastAnswer.status !== 200 && lastAnswer.status !== 304) refused += 1;
      if (request.pauseMs !== undefined) await new Promise((resolve) => setTimeout(resolve, request.pauseMs));
    }
    socket.destroy();
  };
  await Promise.all(
    Array.from({ length: request.connections }, () => askOn(connect(Number(port), hostname))),
  );
  const seconds = (performance.now() - startedMs) / 1000;
  tookMs.sort((a, b) => a - b);
  const at = (share: number): number => tookMs[Math.floor(tookMs.length * share)] ?? NaN;
  return {
    requestsPerSecond: tookMs.length / seconds,
    medianMs: at(0.5),
    p99Ms: at(0.99),
    refused,
    lastAnswer,
  };
}

/** @returns a function that waits for the next whole answer on this connection */
function answersOf(socket: Socket): () => Promise<Answer> {
  let head: Buffer = Buffer.alloc(0);
  let answer: Answer | null = null;
  let missingBytes = 0;
  let settle: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | null = null;
  const fail = (error: Error): void => {
    settle?.reject(error);
    settle = null;
  };
  socket.setNoDelay(true);
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('The server closed the connection before its answer was whole.')));
  socket.on('data', (chunk: Buffer) => {
    let bodyBytes = chunk.byteLength;
    if (answer === null) {
      head = head.byteLength === 0 ? chunk : Buffer.concat([head, chunk]);
      const headEnd = head.indexOf('\r\n\r\n');
      if (headEnd === -1) return;
      answer = readHead(head.toString('latin1', 0, headEnd));
      bodyBytes = head.byteLength - headEnd - 4;
      missingBytes = answer.bytes;
      head = Buffer.alloc(0);
    }
    missingBytes -= bodyBytes;
    if (missingBytes > 0) return;
    const whole = answer;
    answer = null;
    settle?.resolve(whole);
    settle = null;
  });
  return () => new Promise((resolve, reject) => (settle = { resolve, reject }));
}

function readHead(head: string): Answer {
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]);
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length === undefined && status !== 304) throw new Error(`An answer of unknown length:\n${head}`);
  return { status, etag: /\r\netag: (\S+)/i.exec(head)?.[1] ?? '', bytes: Number(length ?? 0) };
}
