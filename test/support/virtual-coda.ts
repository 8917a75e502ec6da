/** Owns an emulated Coda in this process, on a clock that only requests and sleep turn, and pushes of any tables into it. */
import {
  createCodaClient,
  pushTables,
  type CodaTransport,
  type PushedRow,
  type PushResult,
  type PushScope,
  type WantedTable,
} from '@ridebook/coda';
import { createSandbox } from '@ridebook/sandbox';
import { readCodaDoc, type CodaDocReader } from './coda-doc.ts';

export interface VirtualRequest {
  readonly method: string;
  /** Below the address of the API. */
  readonly path: string;
  readonly status: number;
  /** When its answer had come, milliseconds since 1970. */
  readonly atMs: number;
}

export interface VirtualCoda {
  readonly doc: CodaDocReader;
  /** Of pushes, in order. */
  readonly requests: readonly VirtualRequest[];
  nowMs(): number;
  /** Rows noted by the pushes so far. */
  pushed(): readonly PushedRow[];
  push(tables: readonly WantedTable[], options?: PushOptions): Promise<PushResult>;
  /** Makes matching requests fail; none heals it. */
  setFaults(...faults: readonly object[]): Promise<void>;
}

export interface PushOptions {
  readonly scope?: PushScope;
  readonly token?: string;
  readonly docId?: string;
}

export interface MadeTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly isCalculated?: boolean }[];
}

const codaOrigin = 'https://coda.io';
/** A request and its answer take their time. */
const requestMs = 20;
/** What a person who looks at the doc waits out: a mutation and every window of Coda's limits. */
const longPauseMs = 60_000;

export function createVirtualCoda(tables: readonly MadeTable[], codaMutationMs = 16_000): VirtualCoda {
  let nowMs = Date.parse('2026-11-22T09:00:00Z');
  const requests: VirtualRequest[] = [];
  const pushed = new Map<string, Map<string, PushedRow>>();
  const origins = { api: 'https://a', auth: 'https://b', orca: 'https://c', coda: codaOrigin };
  const sandbox = createSandbox({
    workouts: 1,
    seed: 'virtual',
    friends: 0,
    today: nowMs,
    clock: () => nowMs,
    sleep: () => Promise.resolve(),
    gzip: (bytes) => Promise.resolve(bytes),
    latencyMs: 0,
    replay: null,
    legacyLogin: false,
    units: 'imperial',
    origins: () => origins,
    codaTables: tables,
    codaMutationMs,
  });
  const apiUrl = `${codaOrigin}/apis/v1`;
  const transport: CodaTransport = async ({ url, ...init }) => {
    nowMs += requestMs;
    const response = await sandbox.handlers.coda(new Request(url, init));
    const path = url.slice(apiUrl.length);
    requests.push({ method: init.method, path, status: response.status, atMs: nowMs });
    return { status: response.status, headers: {}, text: await response.text() };
  };
  const sleep = (ms: number): Promise<void> => {
    nowMs += ms;
    return Promise.resolve();
  };
  const clock = { nowMs: () => nowMs, sleep, random: () => 0.5, isStopping: () => false };
  const ask = (url: string, init: RequestInit): Promise<Response> => {
    nowMs += longPauseMs;
    const handler = url.startsWith(codaOrigin) ? sandbox.handlers.coda : sandbox.handlers.api;
    return handler(new Request(url, init));
  };
  const address = { url: origins.api, codaUrl: apiUrl, ...sandbox };
  return {
    doc: readCodaDoc(address, ask),
    requests,
    nowMs: () => nowMs,
    pushed: () => [...pushed.values()].flatMap((rows) => [...rows.values()]),
    push: (wanted, { scope = 'changed', token = sandbox.codaToken, docId = sandbox.codaDocId } = {}) =>
      pushTables(
        {
          ...clock,
          client: createCodaClient({ ...clock, transport }, { apiUrl, token, docId }),
          pushed: {
            list: (sink) => Promise.resolve([...(pushed.get(sink)?.values() ?? [])]),
            record(sink, rows) {
              const known = pushed.get(sink) ?? new Map<string, PushedRow>();
              for (const row of rows) known.set(row.key, row);
              pushed.set(sink, known);
              return Promise.resolve();
            },
          },
          onProgress: () => undefined,
        },
        { docId, scope, tables: wanted },
      ),
    async setFaults(...faults) {
      const init = { method: 'POST', body: JSON.stringify(faults), headers: jsonHeaders };
      const response = await ask(`${origins.api}/__sandbox/faults`, init);
      if (!response.ok) throw new Error(`The sandbox refused the faults: ${await response.text()}`);
    },
  };
}

const jsonHeaders = { 'content-type': 'application/json' };
