/** Owns many made-up riders behind one address, each with a sandbox of their own, and a book in which all are signed in. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Workout } from '@ridebook/domain';
import type { Session } from '@ridebook/peloton';
import { createSandbox, type Sandbox } from '@ridebook/sandbox';
import type { Store } from '@ridebook/store';
import { createSessionVault } from '../../apps/ridebook/src/vault/session-vault.ts';
import { today } from '../in-process/test-clock.ts';

export interface CrowdRider {
  readonly id: string;
  /** How many they have done by now. */
  readonly workouts: number;
}

export interface SeenRequest {
  readonly atMs: number;
  readonly riderId: string;
  readonly path: string;
  readonly status: number;
}

export interface Crowd {
  readonly url: string;
  readonly riders: readonly CrowdRider[];
  readonly seen: SeenRequest[];
  /** Requests under way for one rider at once, at most. */
  mostInFlight(): number;
  /** From when a request came to when its answer was ready, at most. */
  slowestAnswerMs(): number;
  /** Answers in the place of the riders' own; `null` lets the answer be. */
  answerInstead(answer: (path: string) => Response | null): void;
  /** The rider does one more workout. */
  addWorkout(riderId: string): Promise<void>;
  /** What a perfect sync of this rider would hold. */
  truth(riderId: string): Promise<readonly Workout[]>;
  /** Makes the riders known to a store, each with a session. */
  signInAll(store: Store): Promise<void>;
  close(): Promise<void>;
}

/** Each rider is one member of a large household. */
export const memberOf = (riderId: string): string => `m-${riderId}`;

/** The key under which the riders' sessions are sealed, as RIDEBOOK_KEY takes it. */
export const crowdKey = Buffer.alloc(32, 3);

export interface CrowdOptions {
  /** How many workouts each rider has. */
  readonly workouts: readonly number[];
  readonly friends?: number;
  readonly latencyMs?: number;
}

/** Riders are made up when somebody first asks for them. */
export async function startCrowd({ workouts, friends = 0, latencyMs = 5 }: CrowdOptions): Promise<Crowd> {
  const sandboxes = workouts.map((count, index) => makeRider(`crowd-${index}`, count, friends, latencyMs));
  const byId = new Map(sandboxes.map((sandbox) => [sandbox.userId, sandbox]));
  const seen: SeenRequest[] = [];
  const inFlight = new Map<string, number>();
  let mostInFlight = 0;
  let slowestAnswerMs = 0;
  let answerInstead: (path: string) => Response | null = () => null;

  const answer = async (request: Request): Promise<Response> => {
    const path = new URL(request.url).pathname;
    const riderId = riderOf(request);
    const flying = (inFlight.get(riderId) ?? 0) + 1;
    inFlight.set(riderId, flying);
    mostInFlight = Math.max(mostInFlight, flying);
    const atMs = Date.now();
    try {
      const response =
        answerInstead(path) ??
        (await byId.get(riderId)?.handlers.api(request)) ??
        new Response(null, { status: 401 });
      seen.push({ atMs, riderId, path, status: response.status });
      return response;
    } finally {
      slowestAnswerMs = Math.max(slowestAnswerMs, Date.now() - atMs);
      inFlight.set(riderId, (inFlight.get(riderId) ?? 1) - 1);
    }
  };
  const server = createServer((incoming, outgoing) => {
    void answer(requestOf(incoming)).then(async (response) => {
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      outgoing.end(Buffer.from(await response.arrayBuffer()));
    });
  });
  // A connection that waits for its place in the calendar is not closed just when it is used again.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;

  const ask = async (sandbox: Sandbox, path: string, method = 'GET', body?: unknown): Promise<unknown> => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    return (await sandbox.handlers.api(new Request(`http://127.0.0.1/__sandbox/${path}`, init))).json();
  };
  const riders = sandboxes.map(({ userId }, index) => ({ id: userId, workouts: workouts[index] ?? 0 }));

  return {
    url: `http://127.0.0.1:${port}`,
    riders,
    seen,
    mostInFlight: () => mostInFlight,
    slowestAnswerMs: () => slowestAnswerMs,
    answerInstead: (instead) => (answerInstead = instead),
    async addWorkout(riderId) {
      const [sandbox, rider] = [byId.get(riderId), riders.find(({ id }) => id === riderId)];
      if (sandbox === undefined || rider === undefined) throw new Error(`There is no rider ${riderId}.`);
      await ask(sandbox, 'workouts', 'POST', { add: 1 });
      rider.workouts += 1;
    },
    async truth(riderId) {
      const sandbox = byId.get(riderId);
      if (sandbox === undefined) return [];
      return ((await ask(sandbox, 'truth')) as { readonly workouts: readonly Workout[] }).workouts;
    },
    async signInAll(store) {
      for (const [riderId, sandbox] of byId) {
        const memberId = memberOf(riderId);
        await store.addMember({
          id: memberId,
          name: riderId,
          role: 'rider',
          password: null,
          joinedAt: '2026-11-22T09:00:00Z',
        });
        const tokens = (await ask(sandbox, 'token', 'POST')) as {
          access_token: string;
          refresh_token: string;
        };
        const session: Session = {
          scheme: 'bearer',
          accessToken: tokens.access_token,
          refreshToken: tokens.refresh_token,
          renewAtMs: null,
        };
        await createSessionVault({
          store,
          keys: () => Promise.resolve([crowdKey]),
          sleep: () => Promise.resolve(),
          memberId,
        }).save(session);
      }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const makeRider = (seed: string, workouts: number, friends: number, latencyMs: number): Sandbox =>
  createSandbox({
    seed,
    workouts,
    friends,
    latencyMs,
    today,
    clock: Date.now,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms).unref()),
    gzip: (bytes) => Promise.resolve(new Uint8Array(gzipSync(bytes, { level: 1 }))),
    replay: null,
    legacyLogin: false,
    units: 'imperial',
    codaTables: [],
    codaMutationMs: 0,
    origins: () => ({ api: '', auth: '', orca: '', coda: '' }),
  });

/** Nobody sends a body to the API: all that is asked is read. */
const requestOf = ({ url = '/', method = 'GET', headers }: IncomingMessage): Request =>
  new Request(`http://127.0.0.1${url}`, {
    method,
    headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
  });

/** Whose token it is, unverified: their own sandbox looks at it. */
function riderOf(request: Request): string {
  const payload = /^Bearer [^.]+\.([^.]+)\./.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString() || '{}') as {
    readonly sub?: string;
  };
  return claims.sub?.replace('auth0|', '') ?? '';
}
