/** Owns the verb `serve`: the dashboard and the REST API on this machine, until it is stopped. */
import type { Command } from 'commander';
import { createLog, logFormFor, onlyWarnings, parseLogForm, type Log, type LogForm } from '../log.ts';
import { untilStopping, type ProgramContext } from '../terminal.ts';
import { showInBrowser } from './show-in-browser.ts';
import { parsePort, startDashboard } from './start-dashboard.ts';
import { withOwnersBook } from './with-book.ts';

interface ServeFlags {
  readonly port?: number;
  readonly host?: string;
  readonly open: boolean;
  readonly log?: LogForm;
  readonly schedule?: string;
  readonly scheduleTimeZone?: string;
}

export function setUpServe(command: Command, context: ProgramContext): void {
  command
    .option(
      '--port <number>',
      'port to listen on; 0 for any free one (default: RIDEBOOK_PORT or 4747)',
      parsePort,
    )
    .option(
      '--host <address>',
      'address to listen on; other machines come in only with the password (default: RIDEBOOK_HOST or 127.0.0.1)',
    )
    .option('--no-open', 'do not open the browser')
    .option(
      '--schedule <rule>',
      'sync hourly (the default), daily, off, or by a cron rule; kept for the next time',
    )
    .option(
      '--log <form>',
      'what it tells of itself: text for people, json for programs (default: problems alone in a terminal, json elsewhere)',
      parseLogForm,
    )
    .option('--schedule-time-zone <name>', "the zone of the schedule's hours (default: this machine's)")
    .action((flags: ServeFlags) => serve(flags, context));
}

async function serve(flags: ServeFlags, context: ProgramContext): Promise<void> {
  await withOwnersBook(context, async (book) => {
    const { schedule } = await book.settings.change({
      ...(flags.schedule === undefined ? {} : { schedule: flags.schedule.trim() }),
      ...(flags.scheduleTimeZone === undefined ? {} : { scheduleTimeZone: flags.scheduleTimeZone }),
    });
    const [{ readReach }, { takePasswordOfEnvironment }, { createSyncProcess, syncingInProcess }] =
      await Promise.all([
        import('../reach.ts'),
        import('../access/environment-password.ts'),
        import('../sync-process/sync-process.ts'),
      ]);
    await takePasswordOfEnvironment(book, context.environment);
    const reach = readReach(context.environment, flags.host);
    const syncing = syncingInProcess(book, createSyncProcess(context));
    const log = logOf(flags, context, book.clock.nowMs);
    const dashboard = await startDashboard(context, syncing, { port: flags.port, reach, log });
    log.event('info', 'listening', { url: dashboard.url });
    // Until somebody signs in, there is nothing for a schedule to read.
    const reads = (await book.connectionState()) === 'signed-out' ? '' : `Schedule: ${schedule}. `;
    context.terminal.out(`Ridebook is open at ${dashboard.url}\n${reads}Ctrl-C closes it.`);
    dashboard.startSchedule();
    await showInBrowser(context, dashboard.url, flags.open);
    await untilStopping(context);
    await dashboard.close();
    log.event('info', 'stopped', {});
  });
}

/** In a terminal the page tells how it goes: only what went wrong is told there too. */
function logOf({ log: form }: ServeFlags, { terminal }: ProgramContext, nowMs: () => number): Log {
  const log = createLog(logFormFor(form, terminal), terminal.err, nowMs);
  return form === undefined && terminal.canRedraw ? onlyWarnings(log) : log;
}
