/** Owns the verb `worker`: syncs the riders of a shared database until it is stopped; and what became of failed jobs. */
import { InvalidArgumentError, type Command } from 'commander';
import { parsePort } from './start-dashboard.ts';
import { createLog, logFormFor, parseLogForm, type LogForm } from '../log.ts';
import { longestLeaseSeconds, shortestLeaseSeconds, usualLeaseSeconds } from '../worker/lease.ts';
import type { Queue } from '../worker/queue.ts';
import type { WorkerServer } from '../worker/worker-server.ts';
import { printable, untilStopping, type ProgramContext } from '../terminal.ts';

interface WorkerFlags {
  readonly hands: number;
  readonly lease: number;
  readonly log?: LogForm;
  readonly port?: number;
  readonly host: string;
}

interface JsonFlag {
  readonly json?: true;
}

const usualHands = 4;
const mostHands = 32;

export function setUpWorker(command: Command, context: ProgramContext): void {
  command
    .option('--hands <number>', `jobs at once (default: ${usualHands})`, parseHands, usualHands)
    .option(
      '--lease <seconds>',
      `how long it may be silent before its jobs are given to others (default: ${usualLeaseSeconds})`,
      parseLease,
      usualLeaseSeconds,
    )
    .option(
      '--port <number>',
      'tell health and figures there; 0 for any free port (default: nowhere)',
      parsePort,
    )
    .option('--host <address>', 'address to tell them at', '127.0.0.1')
    .option(
      '--log <form>',
      'text for people, json for programs (default: text in a terminal, json elsewhere)',
      parseLogForm,
    )
    .action((flags: WorkerFlags) => work(flags, context));
  command
    .command('dead-letters')
    .description('list the jobs that failed for good')
    .option('--json', 'print them as JSON')
    .action((flags: JsonFlag) => listDeadLetters(flags, context));
  command
    .command('redrive')
    .description('put jobs that failed for good back into their lanes')
    .argument('[ids...]', 'as dead-letters lists them; all when none is named')
    .action((ids: readonly string[]) => redrive(ids, context));
}

function parseHands(text: string): number {
  const hands = Number(text);
  if (/^\d+$/.test(text) && hands >= 1 && hands <= mostHands) return hands;
  throw new InvalidArgumentError(`It must be a number from 1 to ${mostHands}.`);
}

function parseLease(text: string): number {
  const seconds = Number(text);
  if (/^\d+$/.test(text) && seconds >= shortestLeaseSeconds && seconds <= longestLeaseSeconds) return seconds;
  throw new InvalidArgumentError(
    `It must be a number of seconds from ${shortestLeaseSeconds} to ${longestLeaseSeconds}.`,
  );
}

async function work(
  { hands, lease, log: form, port, host }: WorkerFlags,
  context: ProgramContext,
): Promise<void> {
  const [{ readConfiguration }, { createSystemClock }, { openWorker }] = await Promise.all([
    import('../configuration.ts'),
    import('../engine/system-clock.ts'),
    import('../worker/open-worker.ts'),
  ]);
  const clock = createSystemClock(context.aborting);
  const log = createLog(logFormFor(form, context.terminal), context.terminal.err, clock.nowMs);
  const worker = await openWorker({
    configuration: readConfiguration(context.environment),
    environment: context.environment,
    clock,
    loopClock: createSystemClock(context.stopping),
    aborting: context.aborting,
    hands,
    leaseSeconds: lease,
    log,
  });
  const isStopping = (): boolean => context.stopping.aborted;
  const metricsToken = context.environment['RIDEBOOK_METRICS_TOKEN'] || null;
  let server: WorkerServer | null = null;
  try {
    if (port !== undefined) {
      const { startWorkerServer } = await import('../worker/worker-server.ts');
      server = await startWorkerServer({ meter: worker.meter, host, port, metricsToken, isStopping });
    }
    context.terminal.out(
      `Working with ${hands} hands${server === null ? '' : ` at ${server.url}`}. Ctrl-C finishes what is under way and stops.`,
    );
    await Promise.all([worker.run(isStopping), untilStopping(context)]);
  } finally {
    server?.close();
    await worker.close();
  }
  log.event('info', 'stopped', {});
}

async function listDeadLetters({ json }: JsonFlag, context: ProgramContext): Promise<void> {
  const letters = await withQueueOf(context, (queue) => queue.listDeadLetters());
  if (json) return context.terminal.out(JSON.stringify({ deadLetters: letters }));
  if (letters.length === 0) return context.terminal.out('No job has failed for good.');
  for (const { id, lane, memberId, failedAt, reason } of letters) {
    context.terminal.out(`${id}  ${failedAt}  ${lane}  ${printable(memberId)}  ${printable(reason)}`);
  }
}

async function redrive(ids: readonly string[], context: ProgramContext): Promise<void> {
  const { UsageError } = await import('../errors.ts');
  const moved = await withQueueOf(context, async (queue) => {
    if (ids.length === 0) return queue.redrive(null);
    const known = new Set((await queue.listDeadLetters()).map(({ id }) => id));
    const unknown = ids.find((id) => !known.has(id));
    if (unknown === undefined) return queue.redrive(ids);
    throw new UsageError(
      `No job that failed for good has the id "${printable(unknown)}". "ridebook worker dead-letters" lists them; none was put back.`,
    );
  });
  context.terminal.out(
    moved === 0 ? 'No job was put back.' : `${moved} ${moved === 1 ? 'job is' : 'jobs are'} tried again.`,
  );
}

async function withQueueOf<T>(context: ProgramContext, work: (queue: Queue) => Promise<T>): Promise<T> {
  const [{ readConfiguration }, { withQueue }] = await Promise.all([
    import('../configuration.ts'),
    import('../worker/open-worker.ts'),
  ]);
  return withQueue(readConfiguration(context.environment), work);
}
