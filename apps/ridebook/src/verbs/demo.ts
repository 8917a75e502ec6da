/** Owns the verb `demo`: the whole product on a made-up rider, leaving nothing behind. */
import type { Command } from 'commander';
import { untilStopping, type ProgramContext } from '../terminal.ts';
import { createLog, onlyWarnings } from '../log.ts';
import { showInBrowser } from './show-in-browser.ts';
import { parsePort, startDashboard } from './start-dashboard.ts';

interface DemoFlags {
  readonly port?: number;
  readonly open: boolean;
}

export function setUpDemo(command: Command, context: ProgramContext): void {
  command
    .option(
      '--port <number>',
      'port to listen on; 0 for any free one (default: RIDEBOOK_PORT or 4747)',
      parsePort,
    )
    .option('--no-open', 'do not open the browser')
    .action((flags: DemoFlags) => demo(flags, context));
}

async function demo(flags: DemoFlags, context: ProgramContext): Promise<void> {
  const [{ openDemoBook }, { createSystemClock }] = await Promise.all([
    import('../engine/demo-book.ts'),
    import('../engine/system-clock.ts'),
  ]);
  const log = onlyWarnings(createLog('text', context.terminal.err, Date.now));
  const book = await openDemoBook(createSystemClock(context.stopping), context.aborting);
  try {
    const dashboard = await startDashboard(context, book, { port: flags.port, log });
    context.terminal.out(
      `A made-up rider's history is arriving at ${dashboard.url}\nNothing of it is kept. Ctrl-C closes it; "npm start" opens your own.`,
    );
    await dashboard.startSync();
    await showInBrowser(context, dashboard.url, flags.open);
    await untilStopping(context);
    await dashboard.close();
  } finally {
    await book.close();
  }
}
