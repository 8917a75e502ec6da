/** Owns starting the server over a book, as `serve` and `demo` both do. */
import { fileURLToPath } from 'node:url';
import { InvalidArgumentError } from 'commander';
import type { Book } from '../engine/book.ts';
import { UsageError } from '../errors.ts';
import type { Log } from '../log.ts';
import { isReachedFromElsewhere, loopbackReach, type Reach } from '../reach.ts';
import type { Desk } from '../server/desk.ts';
import type { ProgramContext } from '../terminal.ts';

export interface RunningDashboard {
  readonly url: string;
  startSync(): Promise<void>;
  /** Syncs by itself from now on, as the settings say. */
  startSchedule(): void;
  close(): Promise<void>;
}

export interface DashboardOptions {
  /** Absent: the configuration's. */
  readonly port: number | undefined;
  readonly reach?: Reach;
  readonly log: Log;
}

const dashboardFolder = fileURLToPath(new URL('../../../web/dist', import.meta.url));

export function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('It must be a port from 0 to 65535.');
}

/** @throws UsageError where other machines would come in without being asked who they are */
async function refuseOpenDoor({ reach, access }: Pick<Desk, 'reach' | 'access'>): Promise<void> {
  if (!isReachedFromElsewhere(reach) || reach.proxy !== null || (await access.isPasswordSet())) return;
  throw new UsageError(
    'Other machines would reach Ridebook, and there is no password yet. Set one with "ridebook secrets password", or name the proxy that signs people in: docs/security.md says how.',
  );
}

/** @throws UsageError when the port is taken, or no password keeps other machines out */
export async function startDashboard(
  context: ProgramContext,
  ownBook: Book,
  { port, reach = loopbackReach, log }: DashboardOptions,
): Promise<RunningDashboard> {
  const [
    { readConfiguration },
    { createSystemClock },
    { createDesk },
    { startServer },
    { readDashboardFiles },
    { createHouseholdSchedule },
  ] = await Promise.all([
    import('../configuration.ts'),
    import('../engine/system-clock.ts'),
    import('../server/desk.ts'),
    import('../server/server.ts'),
    import('../server/dashboard-files.ts'),
    import('../schedule/household-schedule.ts'),
  ]);
  const desk = createDesk({
    ownBook,
    reach,
    log,
    openDemoBook: async () => {
      const { openDemoBook } = await import('../engine/demo-book.ts');
      return openDemoBook(createSystemClock(context.stopping), context.aborting);
    },
  });
  await refuseOpenDoor(desk);
  const server = await startServer({
    desk,
    dashboard: await readDashboardFiles(dashboardFolder),
    port: port ?? readConfiguration(context.environment).port,
    log,
  });
  const ending = new AbortController();
  const clock = createSystemClock(AbortSignal.any([context.stopping, ending.signal]));
  const keeper = createHouseholdSchedule({ desk, clock, log });
  let schedule: Promise<void> = Promise.resolve();
  return {
    url: server.url,
    startSync: () => desk.startSync(),
    startSchedule() {
      schedule = keeper.run(() => ending.signal.aborted || context.stopping.aborted);
    },
    async close() {
      ending.abort();
      await schedule;
      await desk.close();
      await server.close();
    },
  };
}
