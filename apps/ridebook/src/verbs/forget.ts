/** Owns the verb `forget`: everything deleted, after the person has typed whose it is. */
import type { Command } from 'commander';
import type { Book } from '../engine/book.ts';
import { printable, type ProgramContext } from '../terminal.ts';
import { withBook } from './with-book.ts';

interface ForgetFlags {
  readonly json?: true;
  readonly confirm?: string;
}

export function setUpForget(command: Command, context: ProgramContext): void {
  command
    .option('--confirm <username>', "the rider's username, where nobody can be asked")
    .option('--json', 'print what was deleted as JSON')
    .action((flags: ForgetFlags) => forget(flags, context));
}

async function forget(flags: ForgetFlags, context: ProgramContext): Promise<void> {
  const { forgetEverything } = await import('../engine/forget.ts');
  const { rows, backups } = await withBook(context, async (book) =>
    forgetEverything(book, flags.confirm ?? (await ask(book, context))),
  ).catch((error: unknown) => explain(error, context));
  context.terminal.out(
    flags.json
      ? JSON.stringify({ rows, backups })
      : `Everything is deleted: ${rows} rows, the session, ${backups} backups. Peloton still has your workouts.`,
  );
}

/** Who wants everything gone is not helped by a backup. */
async function explain(error: unknown, { environment }: ProgramContext): Promise<never> {
  const [{ readConfiguration }, { StorageError }] = await Promise.all([
    import('../configuration.ts'),
    import('@ridebook/store'),
  ]);
  if (!(error instanceof StorageError)) throw error;
  const { databaseUrl, homeFolder } = readConfiguration(environment);
  if (databaseUrl !== null) throw error;
  throw new StorageError(
    `Nothing more can be deleted by Ridebook: ${error.message} To have everything gone all the same, delete the folder ${homeFolder}.`,
    { cause: error },
  );
}

async function ask(book: Book, context: ProgramContext): Promise<string> {
  const [{ confirmationFor }, { UsageError }] = await Promise.all([
    import('../engine/forget.ts'),
    import('../errors.ts'),
  ]);
  const word = await confirmationFor(book);
  if (!context.terminal.isInteractive) {
    throw new UsageError(`This deletes everything. To mean it: ridebook forget --confirm ${printable(word)}`);
  }
  const { isCancel, text } = await import('@clack/prompts');
  const typed = await text({
    message: `This deletes every workout, the archive, the session and the backups in ${printable(book.folder)}. Type ${printable(word)} to go on:`,
  });
  if (isCancel(typed)) throw new UsageError('Nothing was deleted.');
  return typed.trim();
}
