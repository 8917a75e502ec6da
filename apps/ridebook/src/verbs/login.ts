/** Owns the verb `login`: credentials from the environment or from whoever sits there, tried before they count. */
import type { Command } from 'commander';
import type { Environment } from '../configuration.ts';
import type { Credentials } from '../engine/sign-in.ts';
import { printable, type ProgramContext } from '../terminal.ts';
import { withBook } from './with-book.ts';

export function setUpLogin(command: Command, context: ProgramContext): void {
  command
    .addHelpText(
      'after',
      `
Without a terminal, set PELOTON_USERNAME and PELOTON_PASSWORD, or PELOTON_ACCESS_TOKEN, or PELOTON_REFRESH_TOKEN.`,
    )
    .action(() => login(context));
}

async function login(context: ProgramContext): Promise<void> {
  const [{ signInToBook }, { UsageError }] = await Promise.all([
    import('../engine/sign-in.ts'),
    import('../errors.ts'),
  ]);
  const credentials = maybeCredentials(context.environment) ?? (await maybeAsk(context));
  if (credentials === null) {
    throw new UsageError(
      'There is no terminal to ask at: set PELOTON_USERNAME and PELOTON_PASSWORD, or PELOTON_REFRESH_TOKEN.',
    );
  }
  const rider = await withBook(context, (book) => signInToBook(book, credentials));
  context.terminal.out(
    `Signed in as ${printable(rider.username)}. Next: "ridebook sync", or "ridebook serve".`,
  );
}

function maybeCredentials(environment: Environment): Credentials | null {
  const token = environment['PELOTON_ACCESS_TOKEN'] || environment['PELOTON_REFRESH_TOKEN'];
  if (token) return { kind: 'token', token };
  const { PELOTON_USERNAME: username, PELOTON_PASSWORD: password } = environment;
  return username && password ? { kind: 'password', username, password } : null;
}

async function maybeAsk(context: ProgramContext): Promise<Credentials | null> {
  if (!context.terminal.isInteractive) return null;
  const { cancel, isCancel, password, select, text } = await import('@clack/prompts');
  const kind = await select({
    message: 'How do you want to sign in?',
    options: [
      { value: 'password', label: 'Username and password' },
      { value: 'token', label: 'Paste a token', hint: 'for accounts with two-factor sign-in' },
    ],
  });
  if (kind === 'token') {
    const token = await password({ message: 'Access or refresh token' });
    if (!isCancel(token)) return { kind: 'token', token };
  } else if (!isCancel(kind)) {
    const username = await text({ message: 'Peloton e-mail or username' });
    const secret = isCancel(username) ? username : await password({ message: 'Password' });
    if (!isCancel(username) && !isCancel(secret)) return { kind: 'password', username, password: secret };
  }
  cancel('Nothing was changed.');
  const { UsageError } = await import('../errors.ts');
  throw new UsageError('The sign-in was cancelled.');
}
