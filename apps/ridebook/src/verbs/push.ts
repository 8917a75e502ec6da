/** Owns the verb `push`: fills the tables of a Coda doc, or says which tables to make. */
import { Option, type Command } from 'commander';
import type { PushScope, RowStyle, UnitSystem } from '@ridebook/coda';
import type { Book } from '../engine/book.ts';
import { printable, type ProgramContext } from '../terminal.ts';
import { withBook } from './with-book.ts';

interface PushFlags {
  readonly setup?: true;
  readonly intoDoc?: true;
  readonly dryRun?: true;
  readonly full?: true;
  readonly legacyColumns?: true;
  readonly units?: UnitSystem;
  readonly json?: true;
}

export function setUpPush(command: Command, context: ProgramContext): void {
  command
    .command('coda')
    .description('fill the tables of a Coda doc: CODA_DOC_ID and CODA_API_TOKEN, or as the settings say')
    .option('--setup', 'print which tables and columns to make, and formulas for views')
    .option('--into-doc', 'with --setup: write that as a page into the doc')
    .option('--dry-run', 'say what would be created and updated, and write nothing')
    .option('--full', 'read every table back and put right what differs')
    .option('--legacy-columns', 'the headers of the Peloton template of old, in miles')
    .addOption(
      new Option('--units <system>', 'imperial or metric (default: as the Peloton account reads)').choices([
        'imperial',
        'metric',
      ]),
    )
    .option('--json', 'print the outcome as JSON')
    .action((flags: PushFlags) => (flags.setup ? setup(flags, context) : push(flags, context)));
}

const asked = ({ legacyColumns, units }: PushFlags) => ({
  ...(legacyColumns ? { isLegacy: true } : {}),
  ...(units === undefined ? {} : { units }),
});

async function push(flags: PushFlags, context: ProgramContext): Promise<void> {
  const [{ sentencesOf, pushToCoda }, { createPushLine }] = await Promise.all([
    import('../coda/push-coda.ts'),
    import('./push-line.ts'),
  ]);
  const scope: PushScope = flags.dryRun ? 'preview' : flags.full ? 'everything' : 'changed';
  const line = await createPushLine(context.terminal);
  const result = await withBook(context, (book) =>
    pushToCoda(book, {
      scope,
      ...asked(flags),
      isStopping: () => context.stopping.aborted,
      onProgress: line.draw,
    }),
  ).finally(line.finish);
  const { created, updated, unchanged, requests } = result;
  if (flags.json && scope === 'preview')
    context.terminal.out(JSON.stringify({ wouldCreate: created, wouldUpdate: updated, unchanged, requests }));
  else if (flags.json) context.terminal.out(JSON.stringify({ created, updated, unchanged, requests }));
  else if (scope === 'preview')
    context.terminal.out(
      `${created} rows would be created, ${updated} updated; ${unchanged} are as they should be.`,
    );
  else
    context.terminal.out(
      `${created} rows created, ${updated} updated, ${unchanged} unchanged; ${requests} ${requests === 1 ? 'request' : 'requests'}.`,
    );
  for (const sentence of sentencesOf(result)) context.terminal.err(printable(sentence));
  if (result.wasStopped) {
    context.terminal.err(
      'Stopped. What was not confirmed is sent again by the next push; no row is doubled.',
    );
    return;
  }
  context.leaveWith(result.exitCode);
}

async function setup(flags: PushFlags, context: ProgramContext): Promise<void> {
  const [{ setupGuide, tablesToMake }, { readStyle }] = await Promise.all([
    import('@ridebook/coda'),
    import('../coda/push-coda.ts'),
  ]);
  await withBook(context, async (book) => {
    const style = await readStyle(book, await book.maybeRider(), asked(flags));
    if (flags.intoDoc) await writeGuide(book, style, context);
    else if (flags.json) context.terminal.out(JSON.stringify({ tables: tablesToMake(style) }));
    else context.terminal.out(setupGuide(style));
  });
}

async function writeGuide(book: Book, style: RowStyle, context: ProgramContext): Promise<void> {
  const [{ guidePageName, setupGuide }, { connectToCoda }] = await Promise.all([
    import('@ridebook/coda'),
    import('../coda/push-coda.ts'),
  ]);
  const client = connectToCoda(book, await book.coda.access(), () => context.stopping.aborted);
  const change = await client.putPage(guidePageName, setupGuide(style));
  context.terminal.out(
    change === 'added'
      ? `The page "${guidePageName}" is in your doc in a moment.`
      : `The page "${guidePageName}" of your doc says it anew in a moment.`,
  );
}
