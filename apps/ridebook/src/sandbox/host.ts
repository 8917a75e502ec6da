/** Owns the sockets of a sandbox: each emulated host gets a loopback port of its own, or all share one behind TLS. */
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { serve, type HttpBindings, type ServerType } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { tablesToMake } from '@ridebook/coda';
import {
  connectionFaultHeader,
  createSandbox,
  type Origins,
  type RequestHandler,
  type Role,
  type Sandbox,
  type SandboxOptions,
} from '@ridebook/sandbox';
import { breakConnection } from './break-connection.ts';

const loopback = '127.0.0.1';
const codaApiPath = '/apis/v1';

/** The lightest packing: on loopback only the client's unpacking matters. */
const gzipLevel = 1;
const gzipped = promisify<Uint8Array, { level: number }, Buffer<ArrayBuffer>>(gzip);

export interface TlsFiles {
  readonly certificate: string;
  readonly key: string;
}

export interface StartSandboxOptions extends Partial<Omit<SandboxOptions, 'origins' | 'codaTables'>> {
  /** The API's port; 0 or absent for any free one. The other hosts take any free port. */
  readonly port?: number;
  /** PEM texts: plays every host by its Host header, on one port. */
  readonly tls?: TlsFiles;
  /** The emulated Coda's doc begins without tables. */
  readonly isCodaBare?: boolean;
}

export interface RunningSandbox {
  readonly url: string;
  readonly authUrl: string;
  readonly username: string;
  readonly password: string;
  readonly refreshToken: string;
  /** Everybody who can sign in, where that is more than one. */
  readonly riders?: readonly { readonly username: string; readonly password: string }[];
  /** With the path that the API lies under. */
  readonly codaUrl: string;
  readonly codaDocId: string;
  readonly codaToken: string;
  readonly close: () => Promise<void>;
}

type Fetch = (request: Request, bindings: HttpBindings) => Promise<Response>;

/** Lets a connection fault reach the socket; every other answer goes out as it is. */
function onSocket(handler: RequestHandler): Fetch {
  return async (request, bindings) => {
    const answer = await handler(request);
    const fault = answer.headers.get(connectionFaultHeader);
    if (fault === null) return answer;
    await breakConnection(fault, answer, bindings.outgoing);
    return RESPONSE_ALREADY_SENT;
  };
}

interface Listener {
  readonly port: number;
  readonly close: () => Promise<void>;
}

async function listen(fetch: Fetch, port: number, tls: TlsFiles | null): Promise<Listener> {
  const secure =
    tls === null
      ? {}
      : { createServer: createHttpsServer, serverOptions: { cert: tls.certificate, key: tls.key } };
  const server = await new Promise<ServerType>((resolve, reject) => {
    const starting = serve(
      {
        fetch: (request, bindings) => fetch(request, bindings as HttpBindings),
        hostname: loopback,
        port,
        ...secure,
      },
      () => resolve(starting),
    );
    starting.once('error', reject);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

const realOrigins: Origins = {
  api: 'https://api.onepeloton.com',
  auth: 'https://auth.onepeloton.com',
  orca: 'https://auth-orca.onepeloton.com',
  coda: 'https://coda.io',
};

function byHostHeader(sandbox: Sandbox): RequestHandler {
  const roleOfHost: Readonly<Record<string, Role>> = {
    'auth.onepeloton.com': 'auth',
    'auth-orca.onepeloton.com': 'orca',
    'coda.io': 'coda',
    'docs.superhuman.com': 'coda',
  };
  return (request) => sandbox.handlers[roleOfHost[new URL(request.url).hostname] ?? 'api'](request);
}

/** Starts a sandbox on 127.0.0.1. @throws when a port is taken or the replay cannot be read */
export async function startSandbox(options: StartSandboxOptions = {}): Promise<RunningSandbox> {
  let origins = realOrigins;
  const units = options.units ?? 'imperial';
  const sandbox = createSandbox({
    workouts: options.workouts ?? null,
    friends: options.friends ?? null,
    seed: options.seed ?? '1',
    riders: options.riders ?? 1,
    today: options.today ?? Date.now(),
    clock: options.clock ?? Date.now,
    sleep:
      options.sleep ??
      ((milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds).unref())),
    gzip: options.gzip ?? ((bytes) => gzipped(bytes, { level: gzipLevel })),
    latencyMs: options.latencyMs ?? 0,
    replay: options.replay ?? null,
    legacyLogin: options.legacyLogin ?? false,
    units,
    codaTables: options.isCodaBare ? [] : tablesToMake({ units, isLegacy: false }),
    codaMutationMs: options.codaMutationMs ?? 0,
    origins: () => origins,
  });
  const credentials = {
    username: sandbox.username,
    password: sandbox.password,
    refreshToken: sandbox.refreshToken,
    ...(sandbox.accounts.length > 1 ? { riders: sandbox.accounts } : {}),
    codaDocId: sandbox.codaDocId,
    codaToken: sandbox.codaToken,
  };
  if (options.tls) {
    const listener = await listen(onSocket(byHostHeader(sandbox)), options.port ?? 0, options.tls);
    const url = `https://${loopback}:${listener.port}`;
    return { url, authUrl: url, codaUrl: `${url}${codaApiPath}`, ...credentials, close: listener.close };
  }
  const api = await listen(onSocket(sandbox.handlers.api), options.port ?? 0, null);
  const auth = await listen(onSocket(sandbox.handlers.auth), 0, null);
  const orca = await listen(onSocket(sandbox.handlers.orca), 0, null);
  const coda = await listen(onSocket(sandbox.handlers.coda), 0, null);
  const at = (listener: Listener) => `http://${loopback}:${listener.port}`;
  origins = { api: at(api), auth: at(auth), orca: at(orca), coda: at(coda) };
  return {
    url: origins.api,
    authUrl: origins.auth,
    codaUrl: `${origins.coda}${codaApiPath}`,
    ...credentials,
    close: async () => {
      await Promise.all([api.close(), auth.close(), orca.close(), coda.close()]);
    },
  };
}
