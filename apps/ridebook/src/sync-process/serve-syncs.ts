/** Owns the side of a server's syncs that does them: it does what it is told, and tells what comes of it. */
import type { Book, BookClock } from '../engine/book.ts';
import { createSystemClock } from '../engine/system-clock.ts';
import { plainError, plainResult, type Order } from './messages.ts';
import { leave, tell } from './server-line.ts';

/** @param open opens the process's own book: its waits end with the clock's, its requests with the signal */
export function serveSyncs(open: (clock: BookClock, aborting: AbortSignal) => Promise<Book>): void {
  const hurrying = new AbortController();
  const aborting = new AbortController();
  const opening = open(createSystemClock(hurrying.signal), aborting.signal);
  // Whoever asked for a sync is told why there is none.
  opening.catch(() => undefined);
  const stopped = new Set<number>();

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
      // Nothing is open any more but connections that were kept for another request.
      leave();
    }
  };

  process.on('message', (order: Order) => {
    if (order.kind === 'sync') void sync(order);
    else if (order.kind === 'stop') stopped.add(order.run);
    else if (order.kind === 'hurry') hurrying.abort();
    else if (order.kind === 'abort') aborting.abort();
    else close().catch(() => undefined);
  });
}

type SyncOrder = Extract<Order, { kind: 'sync' }>;
