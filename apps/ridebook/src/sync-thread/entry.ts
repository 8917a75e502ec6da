/** The sync thread's entry: over the same data as the server, with a book of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { readConfiguration } from '../configuration.ts';
import { openBook } from '../engine/open-book.ts';
import type { ThreadStart } from './messages.ts';
import { serveSyncs } from './serve-syncs.ts';

if (parentPort === null) throw new Error('This file is started as a thread.');

const { environment } = workerData as ThreadStart;
serveSyncs(parentPort, (clock, aborting) =>
  openBook(readConfiguration(environment), environment, clock, aborting),
);
