/**
 * Owns the thread in which a server's syncs run, so that reading, decoding and committing workouts keeps nobody waiting
 * who asks the server for something. It is there while somebody syncs: all members in one, at one pace.
 */
import { Worker } from 'node:worker_threads';
import type { Environment } from '../configuration.ts';
import type { Book, SyncRequest } from '../engine/book.ts';
import type { SyncResult } from '@ridebook/sync';
import { createHeardRun, type HeardRun } from './heard-run.ts';
import { errorOf, resultOf, type ThreadOrder, type ThreadReport, type ThreadStart } from './messages.ts';

export interface SyncThread {
  /** As `Book.sync` of this member. A thread that dies meanwhile ends the sync early, as a refusal would. */
  sync(memberId: string, request: SyncRequest): Promise<SyncResult>;
  /** Waits until the thread has let go of the data. Nothing may run any more. */
  untilClosed(): Promise<void>;
}

export interface SyncThreadOptions {
  readonly environment: Environment;
  /** The program was asked to stop; it leaves now. */
  readonly stopping: AbortSignal;
  readonly aborting: AbortSignal;
  /** The file that the thread runs; absent: the one beside this. */
  readonly entry?: URL;
}

/** Between two looks at whether a run was asked to stop. */
const lookEveryMs = 50;

/** What cannot be broken off, such as a statement, gets this long once the program leaves. */
const lastGraceMs = 1_000;

/** A first sync of 2,000 workouts needs 150. A thread that needs more ends alone, and the server lives on. */
const mostHeapMegabytes = 512;

export function createSyncThread(options: SyncThreadOptions): SyncThread {
  let current: RunningThread | null = null;
  let lastEnd: Promise<void> = Promise.resolve();
  const thread = (): RunningThread => {
    if (current !== null) return current;
    const started = startThread(options);
    const stopListening = passOn(options, started);
    const before = lastEnd;
    lastEnd = started.ended.then(() => {
      stopListening();
      if (current === started) current = null;
      return before;
    });
    current = started;
    return started;
  };
  return {
    async sync(memberId, request) {
      const on = thread();
      try {
        return await on.sync(memberId, request);
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

/** What the program is told, the thread is told. @returns how to stop that */
function passOn({ stopping, aborting }: SyncThreadOptions, thread: RunningThread): () => void {
  const leave = (): void => {
    thread.order({ kind: 'abort' });
    setTimeout(thread.kill, lastGraceMs).unref();
  };
  const listeners = [
    [stopping, () => thread.order({ kind: 'hurry' })],
    [aborting, leave],
  ] as const;
  for (const [signal, listener] of listeners) {
    if (signal.aborted) listener();
    else signal.addEventListener('abort', listener);
  }
  return () => {
    for (const [signal, listener] of listeners) signal.removeEventListener('abort', listener);
  };
}

interface RunningThread {
  readonly order: (what: ThreadOrder) => void;
  readonly isIdle: () => boolean;
  sync(memberId: string, request: SyncRequest): Promise<SyncResult>;
  /** Ends it wherever it is: what it had not committed did not happen. */
  readonly kill: () => void;
  /** When it holds nothing any more. */
  readonly ended: Promise<void>;
}

function startThread({ environment, entry }: SyncThreadOptions): RunningThread {
  const workerData: ThreadStart = { environment };
  const worker = new Worker(entry ?? new URL('entry.ts', import.meta.url), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: mostHeapMegabytes },
  });
  const runs = new Map<number, HeardRun>();
  let runCount = 0;
  let death: unknown = null;
  let isKilled = false;
  const order = (what: ThreadOrder): void => worker.postMessage(what);
  const kill = (): void => {
    isKilled = true;
    void worker.terminate();
  };
  worker.on('message', (report: ThreadReport) => {
    // Nothing is open in it any more but connections that were kept for another request.
    if (report.kind === 'closed') return kill();
    const run = runs.get(report.run);
    if (run === undefined) return;
    if (report.kind === 'progress') return run.onProgress(report.progress);
    if (report.kind === 'stored') return run.onStored(report.workout);
    runs.delete(report.run);
    if (report.kind === 'ended') run.resolve(resultOf(report.result));
    else run.reject(errorOf(report.error));
  });
  worker.on('error', (error: unknown) => {
    death = error;
  });
  // Whoever hears of the end may sync again at once: by now the locks are free.
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      const sentence = isKilled ? endedWithProgram : sentenceOf(death);
      for (const run of runs.values()) run.breakOff(sentence);
      runs.clear();
      resolve();
    });
  });
  return {
    order,
    kill,
    ended,
    isIdle: () => runs.size === 0,
    sync(memberId, request) {
      runCount += 1;
      const run = runCount;
      const looking = setInterval(() => {
        if (!request.isStopping()) return;
        clearInterval(looking);
        order({ kind: 'stop', run });
      }, lookEveryMs);
      return new Promise<SyncResult>((resolve, reject) => {
        runs.set(run, createHeardRun({ request, resolve, reject }));
        order({ kind: 'sync', run, memberId, options: request.options });
      }).finally(() => clearInterval(looking));
    },
  };
}

const brokenOff = (reason: string): string =>
  `The sync broke off: ${reason}. What it had stored stays; the next sync goes on from there.`;

const endedWithProgram = brokenOff('it did not stop in time, and was ended with the program');

function sentenceOf(death: unknown): string {
  if (!(death instanceof Error)) return brokenOff('its thread ended by itself');
  return 'code' in death && death.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? brokenOff(`it needed more than ${mostHeapMegabytes} MB of memory`)
    : brokenOff(`an error inside Ridebook (${death.message})`);
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
