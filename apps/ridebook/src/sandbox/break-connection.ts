/** Owns the faults below HTTP: it holds the socket and does to it what a failing network does. */
import type { ServerResponse } from 'node:http';

function headerText(answer: Response, extra: Readonly<Record<string, string>>): string {
  const lines = [
    'HTTP/1.1 200 OK',
    'content-type: ' + (answer.headers.get('content-type') ?? 'application/json'),
  ];
  for (const [name, value] of Object.entries(extra)) lines.push(`${name}: ${value}`);
  return `${lines.join('\r\n')}\r\n\r\n`;
}

/**
 * Answers on the bare socket and breaks off.
 * @param fault a connection fault of the sandbox's table
 */
export async function breakConnection(
  fault: string,
  answer: Response,
  outgoing: ServerResponse,
): Promise<void> {
  const socket = outgoing.socket;
  if (socket === null) return;
  const whole = Buffer.from(await answer.arrayBuffer());
  const half = whole.subarray(0, Math.floor(whole.length / 2));
  const write = (chunk: Buffer | string) =>
    new Promise<void>((resolve) => socket.write(chunk, () => resolve()));
  if (fault === 'reset') {
    socket.resetAndDestroy();
  } else if (fault === 'reset-mid-body') {
    await write(headerText(answer, { 'content-length': String(whole.length) }));
    await write(half);
    socket.resetAndDestroy();
  } else if (fault === 'short-content-length') {
    await write(headerText(answer, { 'content-length': String(whole.length) }));
    socket.end(half);
  } else if (fault === 'chunked-cut') {
    await write(headerText(answer, { 'transfer-encoding': 'chunked' }));
    socket.end(Buffer.concat([Buffer.from(`${half.length.toString(16)}\r\n`), half, Buffer.from('\r\n')]));
  } else {
    await write(headerText(answer, { connection: 'close' }));
    socket.end(half);
  }
}
