/** Owns the routes of the household: who belongs to it, invitations, and which pages each shows to the others. */
import type { CreatedInvitation, HouseholdAnswer, HouseholdMember, InvitationLook } from '@ridebook/domain';
import { ownerId } from '@ridebook/store';
import { Hono, type Context } from 'hono';
import type { Member } from '../access/member-keeper.ts';
import { shareablePages } from '../access/shared-pages.ts';
import { UsageError } from '../errors.ts';
import { beginSession, memberOf } from './access.ts';
import type { Desk } from './desk.ts';
import { readObject } from './json-body.ts';
import { nothingHere } from './refusal.ts';
import { clearSessionCookies } from './session-cookie.ts';

export function createHouseholdRoutes(desk: Desk): Hono {
  const { members } = desk;
  const routes = new Hono();
  const answer = async (context: Context) =>
    context.json<HouseholdAnswer>(await read(desk, memberOf(context)));

  routes.post('/invitation', async (context) => {
    const { name, role, expiresAt } = await members.look(textOf(await readObject(context), 'token'));
    const ownerName = (await members.maybe(ownerId))?.name ?? '';
    return context.json<InvitationLook>({ name, role, ownerName, expiresAt });
  });
  routes.post('/invitation/accept', async (context) => {
    const body = await readObject(context);
    const [token, name, password] = [textOf(body, 'token'), textOf(body, 'name'), textOf(body, 'password')];
    await beginSession(desk, context, await members.accept(token, name, password));
    return context.json({});
  });

  routes.get('/household', answer);
  routes.put('/household/me', async (context) => {
    const name = textOf(await readObject(context), 'name');
    const isBeginning = (await members.list()).length === 0;
    if (isBeginning && !(await desk.access.isPasswordSet())) {
      throw new UsageError('Set a password first: without one everybody who comes in would be you.');
    }
    await members.rename(memberOf(context), name);
    return answer(context);
  });
  routes.delete('/household/me', async (context) => {
    const memberId = memberOf(context);
    await confirm((await members.maybe(memberId)) ?? null, await readObject(context));
    await desk.removeMember(memberId);
    clearSessionCookies(context);
    return context.json({});
  });
  routes.put('/household/me/pages', async (context) => {
    const memberId = memberOf(context);
    if ((await members.maybe(memberId))?.role === 'viewer') return nothingHere(context);
    await members.sharePages(memberId, parsePages(await readObject(context)));
    return answer(context);
  });

  routes.post('/household/invitations', async (context) => {
    const body = await readObject(context);
    const invitation = await members.invite(textOf(body, 'name'), parseRole(body['role']));
    return context.json<CreatedInvitation>(invitation, 201);
  });
  routes.delete('/household/invitations/:id', async (context) =>
    (await members.withdraw(context.req.param('id'))) ? answer(context) : nothingHere(context),
  );
  routes.put('/household/members/:id', async (context) => {
    const role = parseRole((await readObject(context))['role']);
    return (await members.changeRole(context.req.param('id'), role)) ? answer(context) : nothingHere(context);
  });
  routes.delete('/household/members/:id', async (context) => {
    const member = (await members.list()).find(({ id }) => id === context.req.param('id'));
    if (member === undefined) return nothingHere(context);
    await confirm(member, await readObject(context));
    await desk.removeMember(member.id);
    return answer(context);
  });
  return routes;
}

async function read({ members }: Desk, memberId: string): Promise<HouseholdAnswer> {
  const withPages = async ({ id, name, role }: Member): Promise<HouseholdMember> => ({
    id,
    name,
    role,
    sharedPages: role === 'viewer' ? [] : await members.listSharedPages(id),
  });
  const all = await Promise.all((await members.list()).map(withPages));
  const me = all.find(({ id }) => id === memberId) ?? {
    id: memberId,
    name: '',
    role: 'owner',
    sharedPages: [],
  };
  return {
    me,
    members: all,
    invitations: memberId === ownerId ? await members.listInvitations() : [],
    shareablePages,
  };
}

/** @throws UsageError unless the member's name was typed; nothing is deleted then */
async function confirm(member: Member | null, body: Readonly<Record<string, unknown>>): Promise<void> {
  if (member?.name !== textOf(body, 'confirmation').trim())
    throw new UsageError('Nothing was deleted: what was typed is not the name.');
}

function textOf(body: Readonly<Record<string, unknown>>, name: string): string {
  const value = body[name];
  if (typeof value === 'string') return value;
  throw new UsageError(`"${name}" is a text.`);
}

function parseRole(role: unknown): 'rider' | 'viewer' {
  if (role === 'rider' || role === 'viewer') return role;
  throw new UsageError('"role" is "rider" or "viewer".');
}

function parsePages({ pages }: Readonly<Record<string, unknown>>): readonly string[] {
  const named: readonly unknown[] | null = Array.isArray(pages) ? pages : null;
  if (named?.every((page) => typeof page === 'string') === true) return named;
  throw new UsageError('"pages" is a list of names of pages.');
}
