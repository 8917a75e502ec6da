/** Owns opening a real book in a folder, on a sandbox and a test's clock; what it does can be listened to step by step. */
import { unlimitedPace, type PelotonHosts, type Transport } from '@ridebook/peloton';
import type { Store } from '@ridebook/store';
import { openSqliteStore } from '@ridebook/store/sqlite';
import type { CodaHost } from '../../apps/ridebook/src/coda/coda-host.ts';
import { createBook, type Book } from '../../apps/ridebook/src/engine/book.ts';
import { createHttpTransport } from '@ridebook/peloton/node';
import type { TestClock } from './test-clock.ts';

export interface BookPlace {
  readonly folder: string;
  readonly hosts: PelotonHosts;
  readonly clock: TestClock;
  /** Absent: nobody waits, sleeping turns the clock. */
  readonly sleep?: (ms: number) => Promise<void>;
  readonly coda?: CodaHost;
  /** Absent: the embedded one, in the folder. */
  readonly store?: Store;
  /** Until the head of an answer has come, and until all of it has. */
  readonly deadlinesMs?: readonly [head: number, whole: number];
  /** Called before each statement, before each request and after each answer, with its name. */
  readonly onStep?: (step: string) => void;
}

const testKey = Buffer.alloc(32, 1);

export async function openBookAt(place: BookPlace): Promise<Book> {
  const { folder, hosts, clock, deadlinesMs = [15_000, 30_000], onStep } = place;
  const transport = createHttpTransport({
    headDeadlineMs: deadlinesMs[0],
    deadlineMs: deadlinesMs[1],
    maximumBytes: 32_000_000,
    signal: new AbortController().signal,
  });
  return createBook({
    store:
      place.store ??
      (await openSqliteStore({
        folder,
        clock: clock.nowMs,
        ...(onStep === undefined ? {} : { onStatement: (sql) => onStep(nameOfStatement(sql)) }),
      })),
    hosts,
    signInMethod: 'oauth',
    coda: place.coda ?? { apiUrl: 'http://127.0.0.1:9/apis/v1', environmentAccess: null },
    pace: unlimitedPace,
    transport: onStep === undefined ? transport : steppingTransport(transport, onStep),
    keys: () => Promise.resolve([testKey]),
    folder,
    isDemo: false,
    clock: {
      nowMs: clock.nowMs,
      monotonicMs: () => performance.now(),
      random: () => 0.5,
      sleep: place.sleep ?? ((ms) => Promise.resolve(clock.advance(ms))),
    },
  });
}

/** `insert raw_document`, `commit`. */
function nameOfStatement(sql: string): string {
  const [verb = ''] = sql.split(' ');
  const table = /\b(?:into|update|from) "(\w+)"/.exec(sql)?.[1];
  return table === undefined ? sql : `${verb} ${table}`;
}

function steppingTransport(transport: Transport, onStep: (step: string) => void): Transport {
  return async (request) => {
    const name = nameOfRequest(request.url);
    onStep(`ask ${name}`);
    const response = await transport(request);
    onStep(`answered ${name}`);
    return response;
  };
}

/** Ids are left out: `/api/workout/:id/performance_graph`. */
const nameOfRequest = (url: string): string => new URL(url).pathname.replaceAll(/\/[0-9a-f]{16,}/g, '/:id');
