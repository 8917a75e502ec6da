/** Owns `secrets token` and `secrets password`: the tokens of programs, and the password of Ridebook itself. */
import type { Command } from 'commander';
import type { ApiToken, ApiTokenScope } from '@ridebook/domain';
import type { AccessKeeper } from '../access/access-keeper.ts';
import { printable, type ProgramContext } from '../terminal.ts';
import { withOwnersBook } from './with-book.ts';

interface JsonFlag {
  readonly json?: true;
}

interface CreateFlags extends JsonFlag {
  readonly write?: true;
}

export function setUpAccessSecrets(command: Command, context: ProgramContext): void {
  const token = command.command('token').description('make, list and revoke the tokens of programs');
  token
    .command('create <name>')
    .description('make a token, which is shown this once; it may read, and with --write change things')
    .option('--write', 'let it change things too')
    .option('--json', 'print it as JSON')
    .action((name: string, flags: CreateFlags) => createToken(name, flags, context));
  token
    .command('list')
    .description('list the tokens: name, what each may do, when it was used last')
    .option('--json', 'print them as JSON')
    .action((flags: JsonFlag) => listTokens(flags, context));
  token
    .command('revoke <id>')
    .description('let a token in no more')
    .action((id: string) => revokeToken(id, context));
  command
    .command('password')
    .description('set the password that browsers are asked for, and sign all of them out')
    .option('--remove', 'take the password away')
    .action((flags: { readonly remove?: true }) => changePassword(flags, context));
}

/** Without the book's pictures, sync and all: only who may come in. */
async function withAccess<T>(
  context: ProgramContext,
  work: (access: AccessKeeper) => Promise<T>,
): Promise<T> {
  const { createAccessKeeper } = await import('../access/access-keeper.ts');
  return withOwnersBook(context, ({ store, clock }) =>
    work(createAccessKeeper({ store, nowMs: clock.nowMs })),
  );
}

async function createToken(name: string, flags: CreateFlags, context: ProgramContext): Promise<void> {
  const scope: ApiTokenScope = flags.write ? 'write' : 'read';
  const token = await withAccess(context, (access) => access.createToken(name, scope));
  if (flags.json) {
    context.terminal.out(JSON.stringify(token));
    return;
  }
  context.terminal.out(token.token);
  context.terminal.err(
    `The token of "${printable(token.name)}", which ${may(token)}. It is shown this once. ${token.id} revokes it.`,
  );
}

async function listTokens(flags: JsonFlag, context: ProgramContext): Promise<void> {
  const tokens = await withAccess(context, (access) => access.listTokens());
  if (flags.json) {
    context.terminal.out(JSON.stringify({ tokens }));
    return;
  }
  const lines = tokens.map(
    (token) =>
      `${token.id}  ${printable(token.name)}: ${may(token)}, ${token.lastUsedAt === null ? 'never used' : `last used ${token.lastUsedAt}`}`,
  );
  context.terminal.out(lines.length === 0 ? 'No program has a token.' : lines.join('\n'));
}

async function revokeToken(id: string, context: ProgramContext): Promise<void> {
  if (!(await withAccess(context, (access) => access.revokeToken(id)))) {
    const { UsageError } = await import('../errors.ts');
    throw new UsageError(`There is no token ${printable(id)}. "ridebook secrets token list" has them.`);
  }
  context.terminal.out('It does not come in any more.');
}

async function changePassword(flags: { readonly remove?: true }, context: ProgramContext): Promise<void> {
  const { askPassword } = await import('./ask-password.ts');
  const password = flags.remove ? null : await askPassword(context);
  await withAccess(context, (access) => access.setPassword(password));
  context.terminal.out(
    password === null
      ? 'There is no password any more; "ridebook serve" stays on this machine.'
      : 'The password is set, and every browser is signed out.',
  );
}

const may = ({ scope }: Pick<ApiToken, 'scope'>): string =>
  scope === 'write' ? 'may read and change things' : 'may read';
