/** Owns the verb `riders`: who belongs to the household, invitations to it, another password, and who leaves it. */
import type { Command } from 'commander';
import type { CreatedInvitation, OpenInvitation } from '@ridebook/domain';
import type { Member, MemberKeeper } from '../access/member-keeper.ts';
import type { Book } from '../engine/book.ts';
import { printable, type ProgramContext } from '../terminal.ts';
import { withOwnersBook } from './with-book.ts';

interface JsonFlag {
  readonly json?: true;
}
interface InviteFlags extends JsonFlag {
  readonly viewer?: true;
  readonly from?: string;
}

interface PagesFlags extends JsonFlag {
  readonly none?: true;
}

export function setUpRiders(command: Command, context: ProgramContext): void {
  command
    .command('list', { isDefault: true })
    .description('list who belongs to the household and who is invited')
    .option('--json', 'print them as JSON')
    .action((flags: JsonFlag) => list(flags, context));
  command
    .command('invite <name>')
    .description('make an invitation, which works once and for a week; it is shown this once')
    .option('--viewer', 'for somebody who only sees what others show')
    .option('--from <name>', 'what the household calls you, the first time somebody is invited')
    .option('--json', 'print it as JSON')
    .action((name: string, flags: InviteFlags) => invite(name, flags, context));
  command
    .command('password <name>')
    .description('set another password for somebody who forgot theirs; RIDEBOOK_PASSWORD or a prompt')
    .action((name: string) => changePassword(name, context));
  command
    .command('role <name> <role>')
    .description('make somebody a rider, with a book of their own, or a viewer, who sees what others show')
    .action((name: string, role: string) => changeRole(name, role, context));
  command
    .command('pages <name> [pages...]')
    .description('list the pages somebody shows to the household, or show these and no others')
    .option('--none', 'show none any more')
    .option('--json', 'print them as JSON')
    .action((name: string, pages: readonly string[], flags: PagesFlags) =>
      sharePages(name, pages, flags, context),
    );
  command
    .command('remove <name>')
    .description('delete everything that is kept of somebody, and take them out of the household')
    .option('--confirm <name>', 'the name once more')
    .action((name: string, flags: { readonly confirm?: string }) => remove(name, flags, context));
}

async function withMembers<T>(
  context: ProgramContext,
  work: (members: MemberKeeper, book: Book) => Promise<T>,
): Promise<T> {
  const { createMemberKeeper } = await import('../access/member-keeper.ts');
  return withOwnersBook(context, (book) =>
    work(createMemberKeeper({ store: book.store, nowMs: book.clock.nowMs }), book),
  );
}

async function list(flags: JsonFlag, context: ProgramContext): Promise<void> {
  const { members, invitations } = await withMembers(context, async (keeper) => ({
    members: (await keeper.list()).map(({ id, name, role }) => ({ id, name, role })),
    invitations: await keeper.listInvitations(),
  }));
  if (flags.json) {
    context.terminal.out(JSON.stringify({ members, invitations }));
    return;
  }
  if (members.length === 0 && invitations.length === 0) {
    context.terminal.out('You are alone here. "ridebook riders invite NAME" invites somebody.');
    return;
  }
  for (const { name, role } of members) context.terminal.out(`${printable(name)}\t${role}`);
  for (const { name, role, expiresAt } of invitations)
    context.terminal.out(`${printable(name)}\tinvited as ${role}, until ${expiresAt}`);
}

async function invite(name: string, flags: InviteFlags, context: ProgramContext): Promise<void> {
  const { ownerId } = await import('@ridebook/store');
  const invitation = await withMembers(context, async (members, book) => {
    if (flags.from !== undefined) {
      const [{ createAccessKeeper }, { UsageError }] = await Promise.all([
        import('../access/access-keeper.ts'),
        import('../errors.ts'),
      ]);
      const access = createAccessKeeper({ store: book.store, nowMs: book.clock.nowMs });
      if (!(await access.isPasswordSet()))
        throw new UsageError(
          'Set a password first with "ridebook secrets password": without one everybody who comes in would be you.',
        );
      await members.rename(ownerId, flags.from);
    }
    return members.invite(name, flags.viewer ? 'viewer' : 'rider');
  });
  context.terminal.out(flags.json ? JSON.stringify(invitation) : invitation.path);
  if (!flags.json) context.terminal.err(explain(invitation));
}

const explain = ({ name, expiresAt }: CreatedInvitation | OpenInvitation): string =>
  `For ${printable(name)}: put it behind the address at which they reach Ridebook. It works once, until ${expiresAt}.`;

async function changePassword(name: string, context: ProgramContext): Promise<void> {
  const [{ askPassword }, { createAccessKeeper }] = await Promise.all([
    import('./ask-password.ts'),
    import('../access/access-keeper.ts'),
  ]);
  const password = await askPassword(context);
  await withMembers(context, async (members, book) => {
    const { id } = await find(members, name);
    await createAccessKeeper({ store: book.store, nowMs: book.clock.nowMs }).setPassword(password, id);
  });
  context.terminal.out(`${printable(name)} has another password, and every browser of theirs is signed out.`);
}

async function changeRole(name: string, role: string, context: ProgramContext): Promise<void> {
  const { UsageError } = await import('../errors.ts');
  if (role !== 'rider' && role !== 'viewer') throw new UsageError('The role is rider or viewer.');
  await withMembers(context, async (members) => members.changeRole((await find(members, name)).id, role));
  context.terminal.out(
    role === 'rider'
      ? `${printable(name)} is a rider: they have a book of their own.`
      : `${printable(name)} is a viewer: they see what others show. What is kept of their own rides stays, and nobody sees it.`,
  );
}

async function sharePages(
  name: string,
  pages: readonly string[],
  { none, json }: PagesFlags,
  context: ProgramContext,
): Promise<void> {
  const [{ shareablePages }, { UsageError }] = await Promise.all([
    import('../access/shared-pages.ts'),
    import('../errors.ts'),
  ]);
  const shown = await withMembers(context, async (members) => {
    const { id, role } = await find(members, name);
    if (role === 'viewer')
      throw new UsageError(`${printable(name)} is a viewer: there is no page of theirs to show.`);
    if (none || pages.length > 0) await members.sharePages(id, none ? [] : pages);
    return members.listSharedPages(id);
  });
  if (json) context.terminal.out(JSON.stringify({ sharedPages: shown, shareablePages }));
  else if (shown.length > 0) context.terminal.out(shown.join('\n'));
  else context.terminal.out(`${printable(name)} shows no page. There are: ${shareablePages.join(', ')}.`);
}

async function remove(
  name: string,
  flags: { readonly confirm?: string },
  context: ProgramContext,
): Promise<void> {
  const [{ UsageError }, { forgetMember }] = await Promise.all([
    import('../errors.ts'),
    import('../engine/forget.ts'),
  ]);
  await withMembers(context, async (members, book) => {
    const member = await find(members, name);
    if (flags.confirm !== member.name) {
      throw new UsageError(
        `This deletes everything that is kept of them. To mean it: ridebook riders remove ${printable(member.name)} --confirm ${printable(member.name)}`,
      );
    }
    await forgetMember(book.ofMember(member.id), members);
  });
  context.terminal.out(
    `${printable(name)} does not belong here any more, and nothing is kept of them. Peloton still has their workouts.`,
  );
}

async function find(members: MemberKeeper, name: string): Promise<Member> {
  const member = await members.maybeByName(name);
  if (member !== null) return member;
  const { UsageError } = await import('../errors.ts');
  throw new UsageError(
    `Nobody of the household is called "${printable(name)}". "ridebook riders" lists them.`,
  );
}
