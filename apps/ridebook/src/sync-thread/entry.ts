/** The sync thread's entry: a book of its own over the same data, in which one member's sync runs beside another's. */
import { parentPort, workerData } from 'node:worker_threads';
import { readConfiguration } from '../configuration.ts';
import { openBook } from '../engine/open-book.ts';
import { createSystemClock } from '../engine/system-clock.ts';
import {
  plainError,
  plainResult,
  type ThreadOrder,
  type ThreadReport,
  type ThreadStart,
} from './messages.ts';

const port = parentPort;
if (port === null) throw new Error('This file is started as a thread.');

const { environment } = workerData as ThreadStart;
const hurrying = new AbortController();
const aborting = new AbortController();
const clock = createSystemClock(hurrying.signal);
const opening = openBook(readConfiguration(environment), environment, clock, aborting.signal);
// Whoever asked for a sync is told why there is none.
opening.catch(() => undefined);
const stopped = new Set<number>();

const tell = (report: ThreadReport): void => port.postMessage(report);

async function sync({ run, memberId, options }: ThreadOrder & { readonly kind: 'sync' }): Promise<void> {
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
  }
}

async function close(): Promise<void> {
  try {
    await (await opening).close();
  } finally {
    tell({ kind: 'closed' });
  }
}

port.on('message', (order: ThreadOrder) => {
  if (order.kind === 'sync') void sync(order);
  else if (order.kind === 'stop') stopped.add(order.run);
  else if (order.kind === 'hurry') hurrying.abort();
  else if (order.kind === 'abort') aborting.abort();
  else close().catch(() => undefined);
});
