/** Owns the verb `secrets`: what is kept sealed and under which key, a new key, forgetting what is sealed; who may come in. */
import type { Command } from 'commander';
import type { ProgramContext } from '../terminal.ts';
import { setUpAccessSecrets } from './secrets-access.ts';
import { withBook, withOwnersBook } from './with-book.ts';

interface JsonFlag {
  readonly json?: true;
}

export function setUpSecrets(command: Command, context: ProgramContext): void {
  command
    .command('status')
    .description('say where the key comes from and whether it opens the session')
    .option('--json', 'print it as JSON')
    .action((flags: JsonFlag) => showStatus(flags, context));
  command
    .command('rotate')
    .description('seal the session and the Coda token under a new key')
    .action(() => rotate(context));
  command
    .command('forget')
    .description('forget the session and everything else that is sealed')
    .action(() => forget(context));
  setUpAccessSecrets(command, context);
}

async function showStatus(flags: JsonFlag, context: ProgramContext): Promise<void> {
  const { readSecretsStatus } = await import('../engine/secrets-status.ts');
  const status = await withBook(context, (book) => readSecretsStatus(book, context.environment));
  if (flags.json) {
    context.terminal.out(JSON.stringify(status));
    return;
  }
  const session = {
    none: 'No session is kept.',
    opens: 'The session is sealed, and the key opens it.',
    'does-not-open': 'The key does not open the session that is kept. Run "ridebook login".',
  } as const;
  context.terminal.out(
    `${status.keySource === null ? 'No key yet: one is made at the first sign-in.' : `Key: ${status.keySource}.`}\n${session[status.session]}`,
  );
}

async function rotate(context: ProgramContext): Promise<void> {
  const [{ readConfiguration }, { rotateKey }, { findKey }] = await Promise.all([
    import('../configuration.ts'),
    import('../engine/rotate-key.ts'),
    import('../vault/find-key.ts'),
  ]);
  const { configFolder } = readConfiguration(context.environment);
  const { source, wasSealed } = await withOwnersBook(context, async (book) =>
    rotateKey(await findKey(context.environment, configFolder), configFolder, {
      reseal: async () => {
        // Under one key lie the secrets of everybody.
        const others = (await book.store.listMembers()).filter(({ id }) => id !== book.memberId);
        const results: boolean[] = [];
        for (const one of [book, ...others.map(({ id }) => book.ofMember(id))])
          results.push(await one.vault.reseal(), await one.coda.reseal());
        return results.includes(true);
      },
    }),
  );
  context.terminal.out(
    wasSealed ? `What is kept is sealed under the new key in ${source}.` : `There is a new key in ${source}.`,
  );
}

async function forget(context: ProgramContext): Promise<void> {
  const { signOutOfBook } = await import('../engine/sign-in.ts');
  await withBook(context, async (book) => {
    await signOutOfBook(book);
    await book.coda.clear();
  });
  context.terminal.out('Nothing is sealed any more. Your workouts are still here.');
}
