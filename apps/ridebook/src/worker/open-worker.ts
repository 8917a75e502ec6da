/** Owns putting a worker together: the book, the queue in its database, the state that all workers share. */
import type { FleetPace } from '@ridebook/sync';
import type { Configuration, Environment } from '../configuration.ts';
import type { Book, BookClock } from '../engine/book.ts';
import { describeServer, toStorageError } from '@ridebook/store/postgres';
import { openBook } from '../engine/open-book.ts';
import { UsageError } from '../errors.ts';
import type { Log } from '../log.ts';
import { openFleetDatabase } from './fleet-database.ts';
import { createFleetState } from './fleet-state.ts';
import { usualLeaseSeconds } from './lease.ts';
import { openQueue, type Queue } from './queue.ts';
import { runRiderJob } from './rider-job.ts';
import { createRoster } from './roster.ts';
import { createTurns } from './turns.ts';
import { createWorkerMeter, type WorkerMeter } from './worker-meter.ts';
import { runWorker } from './worker.ts';

export interface OpenWorkerOptions {
  readonly configuration: Configuration;
  readonly environment: Environment;
  /** Its sleeps end when jobs have to end, not when no new ones are taken. */
  readonly clock: BookClock;
  /** Its sleeps end when the worker is asked to stop. */
  readonly loopClock: BookClock;
  readonly aborting: AbortSignal;
  readonly hands: number;
  readonly leaseSeconds: number;
  readonly log: Log;
}

export interface OpenWorker {
  readonly meter: WorkerMeter;
  run(isStopping: () => boolean): Promise<void>;
  close(): Promise<void>;
}

/** Of the fresh lane; the others' turns are stretched with it. */
const usualTurnMinutes = 60;

/** @throws UsageError without DATABASE_URL @throws StorageError when the database cannot be used */
export async function openWorker(options: OpenWorkerOptions): Promise<OpenWorker> {
  const { configuration, environment, clock, loopClock, aborting, hands, leaseSeconds, log } = options;
  const url = databaseOf(configuration);
  const book = await openBook(configuration, environment, clock, aborting);
  const meter = createWorkerMeter();
  try {
    const queue = await openQueue({
      ...{ url, leaseSeconds },
      isWorker: true,
      onError: createErrorTeller(log, meter),
    });
    const fleet = await openFleetDatabase(queue.database, clock.sleep);
    const state = createFleetState(fleet, paceOf(configuration));
    const turns = createTurns(fleet, configuration.turnMinutes / usualTurnMinutes);
    const roster = createRoster(book);
    const { coolDown } = book;
    return {
      meter,
      run: (isStopping) =>
        runWorker(
          {
            ...{ queue, state, turns, roster, coolDown, log, meter, hands },
            clock: loopClock,
            work: (job) => runRiderJob({ book, roster, state }, job),
          },
          isStopping,
        ),
      close: () => closeAll(queue, book),
    };
  } catch (error) {
    await book.close();
    throw toStorageError(error, describeServer(url), false);
  }
}

/** For commands that look at the queue. @throws as `openWorker` */
export async function withQueue<T>(
  configuration: Configuration,
  work: (queue: Queue) => Promise<T>,
): Promise<T> {
  const url = databaseOf(configuration);
  try {
    const queue = await openQueue({
      ...{ url, leaseSeconds: usualLeaseSeconds },
      isWorker: false,
      onError: () => undefined,
    });
    try {
      return await work(queue);
    } finally {
      await queue.close();
    }
  } catch (error) {
    throw toStorageError(error, describeServer(url), false);
  }
}

/** `null` is no limit, for servers on this machine only. */
function paceOf({ pace, totalRequestsPerSecond }: Configuration): FleetPace | null {
  const { requestsPerSecond } = pace;
  return Number.isFinite(requestsPerSecond)
    ? { requestsPerSecond: totalRequestsPerSecond, requestsPerSecondOfRider: requestsPerSecond }
    : null;
}

function databaseOf({ databaseUrl }: Configuration): string {
  if (databaseUrl !== null) return databaseUrl;
  throw new UsageError(
    'Workers share a PostgreSQL database: name it in DATABASE_URL. For one rider on this machine, "ridebook serve" syncs by itself.',
  );
}

/** The library tells of every statement of its own that failed; once is enough. */
function createErrorTeller(log: Log, meter: WorkerMeter): (error: Error) => void {
  return (error) => {
    if (meter.noteDatabase(false)) {
      log.event('warning', 'the database does not answer', { reason: error.message });
    }
  };
}

async function closeAll(queue: Queue, book: Book): Promise<void> {
  await queue.close().catch(() => undefined);
  await book.close();
}
