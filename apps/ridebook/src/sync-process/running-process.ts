/** Owns one process that syncs, from its start to its end: what it is told, what it tells, and what it died of. */
import { fork, type ChildProcess } from 'node:child_process';
import type { SyncResult } from '@ridebook/sync';
import type { Environment } from '../configuration.ts';
import type { SyncRequest } from '../engine/book.ts';
import { leanHeapFlags } from '../lean-heap.ts';
import { createHeardRun, type HeardRun } from './heard-run.ts';
import { errorOf, resultOf, type Order, type Report } from './messages.ts';

export interface RunningProcess {
  readonly order: (what: Order) => void;
  readonly isIdle: () => boolean;
  sync(memberId: string, request: SyncRequest): Promise<SyncResult>;
  /** Ends it wherever it is: what it had not committed did not happen. */
  readonly kill: () => void;
  /** When it holds nothing any more. */
  readonly ended: Promise<void>;
}

/** Between two looks at whether a run was asked to stop. */
const lookEveryMs = 50;

/** A first sync of 2,000 workouts needs 150. A process that needs more ends alone, and the server lives on. */
const mostHeapMegabytes = 512;

/** Of what it said last, where V8 says what it died of. */
const lastWordsCharacters = 10_000;

export function startProcess(environment: Environment, entry: URL): RunningProcess {
  const child = fork(entry, {
    env: environment,
    execArgv: [...leanHeapFlags, `--max-old-space-size=${mostHeapMegabytes}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const runs = new Map<number, HeardRun>();
  let runCount = 0;
  let isKilled = false;
  let brokeOf: string | null = null;
  let lastWords = '';
  const order = (what: Order): void => {
    // Whoever speaks to the dead hears of it by their end.
    if (child.connected) child.send(what, () => undefined);
  };
  child.stderr?.setEncoding('utf8').on('data', (words: string) => {
    lastWords = (lastWords + words).slice(-lastWordsCharacters);
  });
  child.on('message', (report: Report) => {
    if (report.kind === 'broke') {
      brokeOf = report.message;
      return;
    }
    const run = runs.get(report.run);
    if (run === undefined) return;
    if (report.kind === 'progress') return run.onProgress(report.progress);
    if (report.kind === 'stored') return run.onStored(report.workout);
    runs.delete(report.run);
    if (report.kind === 'ended') run.resolve(resultOf(report.result));
    else run.reject(errorOf(report.error));
  });
  const ended = untilEnded(child).then((end) => {
    const sentence = isKilled
      ? brokenOff('it did not stop in time, and was ended with the program')
      : brokenOff(brokeOf === null ? causeOf(end, lastWords) : `an error inside Ridebook (${brokeOf})`);
    for (const run of runs.values()) run.breakOff(sentence);
    runs.clear();
  });
  return {
    order,
    ended,
    isIdle: () => runs.size === 0,
    kill() {
      isKilled = true;
      child.kill('SIGKILL');
    },
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

interface End {
  readonly signal: NodeJS.Signals | null;
  /** Why it did not even start. */
  readonly error: NodeJS.ErrnoException | null;
}

/** Whoever hears of the end may sync again at once: by then all that it said is heard, and its locks are free. */
function untilEnded(child: ChildProcess): Promise<End> {
  return new Promise((resolve) => {
    child.once('close', (_exitCode, signal) => resolve({ signal, error: null }));
    child.once('error', (error) => {
      if (child.pid === undefined) resolve({ signal: null, error });
    });
  });
}

const brokenOff = (reason: string): string =>
  `The sync broke off: ${reason}. What it had stored stays; the next sync goes on from there.`;

function causeOf({ signal, error }: End, lastWords: string): string {
  if (error !== null) return `its process could not be started (${error.code ?? error.message})`;
  if (lastWords.includes('heap out of memory'))
    return `it needed more than ${mostHeapMegabytes} MB of memory`;
  return signal === null
    ? 'its process ended by itself'
    : `its process was ended from outside (${signal}); where nobody did that, this machine had no memory left`;
}
