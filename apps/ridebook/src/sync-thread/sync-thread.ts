/**
 * Owns the thread in which a server's syncs run, so that reading, decoding and committing workouts keeps nobody waiting
 * who asks the server for something. It is there while somebody syncs: all members in one, at one pace.
 */
import { Worker } from 'node:worker_threads';
import type { Environment } from '../configuration.ts';
import type { Book, SyncRequest } from '../engine/book.ts';
import type { SyncResult } from '@ridebook/sync';
import { errorOf, resultOf, type ThreadOrder, type ThreadReport, type ThreadStart } from './messages.ts';

export interface SyncThread {
  /** As `Book.sync` of this member. */
  sync(memberId: string, request: SyncRequest): Promise<SyncResult>;
  /** Waits until the thread has let go of the data. Nothing may run any more. */
  untilClosed(): Promise<void>;
}

export interface SyncThreadOptions {
  readonly environment: Environment;
  /** The program was asked to stop; it leaves now. */
  readonly stopping: AbortSignal;
  readonly aborting: AbortSignal;
}

interface Run {
  readonly request: SyncRequest;
  readonly resolve: (result: SyncResult) => void;
  readonly reject: (error: Error) => void;
}

/** Between two looks at whether a run was asked to stop. */
const lookEveryMs = 50;

export function createSyncThread({ environment, stopping, aborting }: SyncThreadOptions): SyncThread {
  let current: ReturnType<typeof startThread> | null = null;
  let lastEnd: Promise<void> = Promise.resolve();
  let runs = 0;
  const thread = (): NonNullable<typeof current> => {
    if (current === null) {
      const started = startThread({ environment });
      const order = (kind: 'hurry' | 'abort') => (): void => started.order({ kind });
      const listeners = [
        [stopping, order('hurry')],
        [aborting, order('abort')],
      ] as const;
      for (const [signal, listener] of listeners) {
        if (signal.aborted) listener();
        signal.addEventListener('abort', listener);
      }
      const before = lastEnd;
      lastEnd = started.ended.then(() => {
        for (const [signal, listener] of listeners) signal.removeEventListener('abort', listener);
        if (current === started) current = null;
        return before;
      });
      current = started;
    }
    return current;
  };
  return {
    async sync(memberId, request) {
      runs += 1;
      const on = thread();
      try {
        return await on.sync(runs, memberId, request);
      } finally {
        if (on.isIdle()) {
          if (current === on) current = null;
          on.order({ kind: 'close' });
        }
      }
    },
    untilClosed: () => lastEnd,
  };
}

function startThread(start: ThreadStart) {
  const worker = new Worker(new URL('entry.ts', import.meta.url), { workerData: start });
  const runs = new Map<number, Run>();
  const order = (what: ThreadOrder): void => worker.postMessage(what);
  const failAll = (error: Error): void => {
    for (const { reject } of runs.values()) reject(error);
    runs.clear();
  };
  worker.on('message', (report: ThreadReport) => {
    // Nothing is open in it any more but connections that were kept for another request.
    if (report.kind === 'closed') return void worker.terminate();
    const run = runs.get(report.run);
    if (run === undefined) return;
    if (report.kind === 'progress') return run.request.onProgress(report.progress);
    if (report.kind === 'stored') return run.request.onStored(report.workout);
    runs.delete(report.run);
    if (report.kind === 'ended') run.resolve(resultOf(report.result));
    else run.reject(errorOf(report.error));
  });
  worker.on('error', failAll);
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', (code) => {
      failAll(new Error(`The sync thread ended with ${code}.`));
      resolve();
    });
  });
  return {
    order,
    ended,
    isIdle: () => runs.size === 0,
    sync(run: number, memberId: string, request: SyncRequest): Promise<SyncResult> {
      const looking = setInterval(() => {
        if (!request.isStopping()) return;
        clearInterval(looking);
        order({ kind: 'stop', run });
      }, lookEveryMs);
      return new Promise<SyncResult>((resolve, reject) => {
        runs.set(run, { request, resolve, reject });
        order({ kind: 'sync', run, memberId, options: request.options });
      }).finally(() => clearInterval(looking));
    },
  };
}

/** The same book, whose syncs run in the thread; and so do those of the members' books over it. */
export function syncingInThread(book: Book, thread: SyncThread): Book {
  return {
    ...book,
    sync: (request) => thread.sync(book.memberId, request),
    ofMember: (id, manners) => syncingInThread(book.ofMember(id, manners), thread),
    async close() {
      await thread.untilClosed();
      await book.close();
    },
  };
}
