/** Owns real HTTP that blocks: a worker fetches while this thread stands still, as UrlFetchApp does it. */
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { FetchOrder, FetchOutcome } from './fetch-worker.ts';

export interface BlockingFetch {
  fetch(order: FetchOrder): FetchOutcome;
  close(): Promise<void>;
}

export function openBlockingFetch(): BlockingFetch {
  const signal = new SharedArrayBuffer(4);
  const awake = new Int32Array(signal);
  const { port1: ours, port2: theirs } = new MessageChannel();
  const worker = new Worker(new URL('fetch-worker.ts', import.meta.url), {
    workerData: { port: theirs, signal },
    transferList: [theirs],
    execArgv: [],
  });
  return {
    fetch(order) {
      Atomics.store(awake, 0, 0);
      ours.postMessage(order);
      if (Atomics.wait(awake, 0, 0, 60_000) === 'timed-out') throw new Error(`${order.url} never answered.`);
      const received = receiveMessageOnPort(ours) as { message: FetchOutcome } | undefined;
      if (received === undefined) throw new Error(`${order.url} was answered with nothing.`);
      return received.message;
    },
    async close() {
      ours.close();
      await worker.terminate();
    },
  };
}
