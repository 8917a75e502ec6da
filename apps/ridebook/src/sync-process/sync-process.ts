/**
 * Owns the process in which a server's syncs run, so that reading, decoding and committing workouts keeps nobody waiting
 * who asks the server for something, and the memory they took goes back. It is there while somebody syncs: all members in
 * one, at one pace.
 */
import { isoInstant } from '@ridebook/domain';
import { StorageError } from '@ridebook/store';
import type { SyncResult } from '@ridebook/sync';
import type { Environment } from '../configuration.ts';
import type { Book, SyncRequest } from '../engine/book.ts';
import { BrokenOffError } from './heard-run.ts';
import { startProcess, type RunningProcess } from './running-process.ts';

export interface SyncProcess {
  /** As `Book.sync` of this member. A process that dies meanwhile ends the sync early, as a refusal would. */
  sync(memberId: string, request: SyncRequest): Promise<SyncResult>;
  /** Waits until the process has let go of the data. Nothing may run any more. */
  untilClosed(): Promise<void>;
}

export interface SyncProcessOptions {
  readonly environment: Environment;
  /** The program was asked to stop; it leaves now. */
  readonly stopping: AbortSignal;
  readonly aborting: AbortSignal;
  /** The file that the process runs; absent: the one beside this. */
  readonly entry?: URL;
}

/** What cannot be broken off, such as a statement, gets this long once the program leaves. */
const lastGraceMs = 1_000;

export function createSyncProcess(options: SyncProcessOptions): SyncProcess {
  const entry = options.entry ?? new URL('entry.ts', import.meta.url);
  let current: RunningProcess | null = null;
  let lastEnd: Promise<void> = Promise.resolve();
  const start = (): RunningProcess => {
    const started = startProcess(options.environment, entry);
    const stopListening = passOn(options, started);
    const before = lastEnd;
    lastEnd = started.ended.then(() => {
      stopListening();
      if (current === started) current = null;
      return before;
    });
    return started;
  };
  return {
    async sync(memberId, request) {
      current ??= start();
      const running = current;
      try {
        return await running.sync(memberId, request);
      } finally {
        if (running.isIdle()) {
          if (current === running) current = null;
          running.order({ kind: 'close' });
        }
      }
    },
    untilClosed: () => lastEnd,
  };
}

/** What the program is told, the process is told. @returns how to stop that */
function passOn({ stopping, aborting }: SyncProcessOptions, running: RunningProcess): () => void {
  const leave = (): void => {
    running.order({ kind: 'abort' });
    setTimeout(running.kill, lastGraceMs).unref();
  };
  const listeners = [
    [stopping, () => running.order({ kind: 'hurry' })],
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

/** The same book, whose syncs run in the process; and so do those of the members' books over it. */
export function syncingInProcess(book: Book, syncProcess: SyncProcess): Book {
  return {
    ...book,
    async sync(request) {
      const startedAt = isoInstant(book.clock.nowMs() / 1000);
      const result = await syncProcess.sync(book.memberId, request);
      if (result.endedBy instanceof BrokenOffError) await noteBrokenRun(book, startedAt, result);
      return result;
    },
    ofMember: (id, manners) => syncingInProcess(book.ofMember(id, manners), syncProcess),
    async close() {
      await syncProcess.untilClosed();
      await book.close();
    },
  };
}

/** In the place of the process, which would have done it. */
async function noteBrokenRun(book: Book, startedAt: string, result: SyncResult): Promise<void> {
  try {
    await book.recordRun(startedAt, result);
  } catch (error) {
    // A full disk takes no note of the run either: what ended the run is still the caller's to know.
    if (!(error instanceof StorageError)) throw error;
  }
}
