/** Owns the thread's side of a server's syncs: it does what it is told, and tells what comes of it. */
import type { MessagePort } from 'node:worker_threads';
import type { Book, BookClock } from '../engine/book.ts';
import { createSystemClock } from '../engine/system-clock.ts';
import { plainError, plainResult, type ThreadOrder, type ThreadReport } from './messages.ts';

/** @param open opens the thread's own book: its waits end with the clock's, its requests with the signal */
export function serveSyncs(
  port: MessagePort,
  open: (clock: BookClock, aborting: AbortSignal) => Promise<Book>,
): void {
  const hurrying = new AbortController();
  const aborting = new AbortController();
  const opening = open(createSystemClock(hurrying.signal), aborting.signal);
  // Whoever asked for a sync is told why there is none.
  opening.catch(() => undefined);
  const stopped = new Set<number>();
  const tell = (report: ThreadReport): void => port.postMessage(report);

  const sync = async ({ run, memberId, options }: SyncOrder): Promise<void> => {
    try {
      const book = (await opening).ofMember(memberId);
      const result = await book.sync({
        options,
        isStopping: () => stopped.has(run),
        onProgress: (progress) => tell({ kind: 'progress', run, progress }),
        onStored: (workout) => tell({ kind: 'stored', run, workout }),
      });
      tell({ kind: 'ended', run, result: plainResult(result) });
    } catch (error) {
      tell({ kind: 'threw', run, error: plainError(error) });
    } finally {
      stopped.delete(run);
    }
  };

  const close = async (): Promise<void> => {
    try {
      await (await opening).close();
    } finally {
      tell({ kind: 'closed' });
    }
  };

  port.on('message', (order: ThreadOrder) => {
    if (order.kind === 'sync') void sync(order);
    else if (order.kind === 'stop') stopped.add(order.run);
    else if (order.kind === 'hurry') hurrying.abort();
    else if (order.kind === 'abort') aborting.abort();
    else close().catch(() => undefined);
  });
}

type SyncOrder = Extract<ThreadOrder, { kind: 'sync' }>;
