/** Owns the verb `serve`: the dashboard and the REST API on this machine, until it is stopped. */
import type { Command } from 'commander';
import { untilStopping, type ProgramContext } from '../terminal.ts';
import { parsePort, startDashboard } from './start-dashboard.ts';
import { withBook } from './with-book.ts';

interface ServeFlags {
  readonly port?: number;
}

export function setUpServe(command: Command, context: ProgramContext): void {
  command
    .option(
      '--port <number>',
      'port to listen on; 0 for any free one (default: RIDEBOOK_PORT or 4747)',
      parsePort,
    )
    .action((flags: ServeFlags) => serve(flags, context));
}

async function serve(flags: ServeFlags, context: ProgramContext): Promise<void> {
  await withBook(context, async (book) => {
    const dashboard = await startDashboard(context, book, flags.port);
    context.terminal.out(`Ridebook is open at ${dashboard.url}\nCtrl-C closes it.`);
    await untilStopping(context);
    await dashboard.close();
  });
}
