/** Owns HTTP on Node for the Peloton client: one whole, verified body a request, or an error that says what broke. */
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { gunzipSync } from 'node:zlib';
import { TransportError } from '../errors/transport-error.ts';
import type { HttpRequest, HttpResponse, Transport } from '../http.ts';

export interface HttpTransportOptions {
  /** From the first byte sent to the last one received. */
  readonly deadlineMs: number;
  /** Until the head of the answer has come. */
  readonly headDeadlineMs: number;
  /** More than any honest answer has, decoded or not. */
  readonly maximumBytes: number;
  /** Aborted when the program stops. */
  readonly signal: AbortSignal;
}

export const usualTransportLimits = {
  deadlineMs: 30_000,
  headDeadlineMs: 15_000,
  maximumBytes: 32 * 1024 * 1024,
};

/**
 * A transport over `node:http`. `fetch` is not used on purpose: it takes a gzip body that was cut off for a whole one
 * and follows redirects with custom headers attached.
 */
export function createHttpTransport(options: HttpTransportOptions): Transport {
  const agents = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) };
  return async (request) => {
    const signal = AbortSignal.any([options.signal, AbortSignal.timeout(options.deadlineMs)]);
    try {
      const response = await send(request, agents, signal, options.headDeadlineMs);
      const body = await readBody(response, options.maximumBytes);
      return { ...headOf(response), text: decodeBody(body, response.headers['content-encoding'], options) };
    } catch (error) {
      throw transportError(error, options, signal);
    }
  };
}

function send(
  request: HttpRequest,
  agents: { readonly http: HttpAgent; readonly https: HttpsAgent },
  signal: AbortSignal,
  headDeadlineMs: number,
): Promise<IncomingMessage> {
  const isSecure = request.url.startsWith('https:');
  let hasAnswered = false;
  return new Promise((resolve, reject) => {
    const outgoing = (isSecure ? httpsRequest : httpRequest)(
      request.url,
      {
        method: request.method,
        headers: {
          'accept-encoding': 'gzip',
          ...request.headers,
          ...(request.body === undefined ? {} : { 'content-length': Buffer.byteLength(request.body) }),
        },
        agent: isSecure ? agents.https : agents.http,
        signal,
      },
      (response) => {
        hasAnswered = true;
        clearTimeout(headTimer);
        resolve(response);
      },
    );
    const giveUp = (): void => {
      if (hasAnswered) return;
      outgoing.destroy(new TransportError('timeout', `no answer in ${headDeadlineMs / 1000} seconds`));
    };
    // A program that was busy meets its timers before its sockets: an answer that lies there is read first.
    const headTimer = setTimeout(() => setImmediate(giveUp), headDeadlineMs);
    outgoing.on('error', (error) => {
      clearTimeout(headTimer);
      reject(error);
    });
    outgoing.end(request.body);
  });
}

async function readBody(response: IncomingMessage, maximumBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maximumBytes) {
      response.destroy();
      throw new TransportError('size', `it is larger than ${maximumBytes} bytes`);
    }
    chunks.push(chunk);
  }
  if (!response.complete) throw new TransportError('cut', 'the connection ended before the answer did');
  return Buffer.concat(chunks);
}

/** Checks the gzip trailer, so that a body cut anywhere is noticed. A byte order mark is kept: the archive is exact. */
function decodeBody(body: Buffer, encoding: string | undefined, options: HttpTransportOptions): string {
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  if (encoding === undefined || encoding === 'identity' || body.length === 0) return utf8.decode(body);
  if (encoding !== 'gzip') throw new TransportError('encoding', `it is encoded as ${encoding}`);
  return utf8.decode(gunzipSync(body, { maxOutputLength: options.maximumBytes }));
}

function headOf(response: IncomingMessage): Omit<HttpResponse, 'text'> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(response.headers)) {
    if (typeof value === 'string') headers[name] = value;
  }
  return { status: response.statusCode ?? 0, headers, setCookies: response.headers['set-cookie'] ?? [] };
}

const tlsCodes = /^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;

function transportError(error: unknown, options: HttpTransportOptions, signal: AbortSignal): TransportError {
  if (error instanceof TransportError) return error;
  const cause = error instanceof Error ? error : new Error(String(error));
  const code = 'code' in cause ? String(cause.code) : '';
  if (options.signal.aborted) return new TransportError('stopped', 'Ridebook is stopping', { cause });
  if (signal.aborted) {
    return new TransportError('timeout', `no whole answer in ${options.deadlineMs / 1000} seconds`, {
      cause,
    });
  }
  if (tlsCodes.test(code))
    return new TransportError('tls', `its certificate cannot be trusted (${code})`, { cause });
  if (code === 'ERR_BUFFER_TOO_LARGE') return new TransportError('size', 'it unpacks to too much', { cause });
  if (code.startsWith('Z_') || code.startsWith('ERR_ENCODING')) {
    return new TransportError('encoding', `it does not unpack (${code})`, { cause });
  }
  if (['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'].includes(code) || code.startsWith('HPE_')) {
    return new TransportError('cut', `the connection broke (${code})`, { cause });
  }
  return new TransportError('connect', connectMessage(code, cause), { cause });
}

function connectMessage(code: string, cause: Error): string {
  if (code === 'ECONNREFUSED') return 'the connection was refused';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return 'its name cannot be looked up, as when this machine is offline';
  return code === '' ? cause.message : `no connection (${code})`;
}
