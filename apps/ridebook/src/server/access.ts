/** Owns the routes about who may come in: signing in and out of Ridebook itself, its password, the tokens of programs. */
import type {
  AccessAnswer,
  ApiTokenScope,
  ApiTokensAnswer,
  CreatedApiToken,
  PasswordBody,
} from '@ridebook/domain';
import { ownerId } from '@ridebook/store';
import { Hono, type Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { UsageError } from '../errors.ts';
import { isReachedFromElsewhere } from '../reach.ts';
import type { Desk } from './desk.ts';
import { peerOf, type Visitor } from './doorkeeper.ts';
import { readObject } from './json-body.ts';
import { notFound, nothingHere, refuse } from './refusal.ts';
import { clearSessionCookies, sessionCookies, setSessionCookie } from './session-cookie.ts';

export function createAccessRoutes(desk: Desk): Hono<{ Variables: { visitor?: Visitor } }> {
  const routes = new Hono<{ Variables: { visitor?: Visitor } }>();

  routes.get('/access', async (context) =>
    context.json<AccessAnswer>({
      visitor: context.var.visitor?.kind ?? 'machine',
      isPasswordSet: await desk.access.isPasswordSet(),
      isReachedFromElsewhere: isReachedFromElsewhere(desk.reach),
      hasBook: (await desk.members.maybe(memberOf(context)))?.role !== 'viewer',
      canRemovePassword: (await maybeWhyKept(desk)) === null,
    }),
  );

  routes.post('/access/session', async (context) => {
    const { password, name } = await readObject(context);
    if (typeof password !== 'string') throw new UsageError('"password" is a text.');
    if (name !== undefined && typeof name !== 'string') throw new UsageError('"name" is a text.');
    if (!name && (await desk.members.list()).length > 0) {
      const message = 'Several people use this Ridebook. Say your name too.';
      return refuse(context, 403, 'name-needed', message);
    }
    const memberId = await maybeMemberToSignIn(desk, name);
    const refusal = await maybeRefusal(desk, context, password, memberId);
    if (refusal !== null || memberId === null) return refusal ?? nothingHere(context);
    await beginSession(desk, context, memberId);
    return context.json({});
  });
  routes.delete('/access/session', async (context) => {
    await endSessions(desk, context);
    clearSessionCookies(context);
    return context.json({});
  });

  routes.put('/access/password', async (context) => {
    const { password, currentPassword } = parsePasswordBody(await readObject(context));
    const memberId = memberOf(context);
    if (await desk.access.isPasswordSet()) {
      const refusal = await maybeRefusal(desk, context, currentPassword ?? '', memberId);
      if (refusal !== null) return refusal;
    }
    const whyKept = password === null ? await maybeWhyKept(desk) : null;
    if (whyKept !== null) throw new UsageError(whyKept);
    await desk.access.setPassword(password, memberId);
    if (password === null) clearSessionCookies(context);
    else setSessionCookie(context, await desk.access.openSession(memberId));
    return context.json({});
  });

  routes.get('/access/tokens', async (context) =>
    context.json<ApiTokensAnswer>({ tokens: await desk.access.listTokens(memberOf(context)) }),
  );
  routes.post('/access/tokens', async (context) => {
    const { name, scope } = await readObject(context);
    if (typeof name !== 'string') throw new UsageError('"name" is a text.');
    return context.json<CreatedApiToken>(
      await desk.access.createToken(name, parseScope(scope), memberOf(context)),
      201,
    );
  });
  routes.delete('/access/tokens/:id', async (context) => {
    const id = context.req.param('id');
    if (!(await desk.access.revokeToken(id, memberOf(context)))) {
      return notFound(context, `There is no token "${id}".`);
    }
    return context.json<ApiTokensAnswer>({ tokens: await desk.access.listTokens(memberOf(context)) });
  });
  return routes;
}

/** The answer to a password that is not the right one, or that is not even looked at for now. */
async function maybeRefusal(
  desk: Desk,
  context: Context,
  password: string,
  memberId: string | null,
): Promise<Response | null> {
  const guess = await desk.access.guess(password, peerOf(context), memberId);
  if (guess.kind === 'right') return null;
  if (guess.kind === 'wrong') {
    const isHousehold = (await desk.members.list()).length > 0;
    const message = isHousehold ? 'Name and password do not go together.' : 'This is not the password.';
    return refuse(context, 403, 'wrong-password', message);
  }
  const message = `Too many tries. The next one is looked at in ${guess.seconds} seconds.`;
  return refuse(context, 429, 'too-many-tries', message, { 'retry-after': String(guess.seconds) });
}

/** Without a household there is nobody but the owner, and no name to give. */
async function maybeMemberToSignIn(desk: Desk, name: string | undefined): Promise<string | null> {
  if ((await desk.members.list()).length === 0) return ownerId;
  return name === undefined ? null : ((await desk.members.maybeByName(name))?.id ?? null);
}

/** A new session at each sign-in: one that somebody else planted is worth nothing. */
export async function beginSession(desk: Desk, context: Context, memberId: string): Promise<void> {
  await endSessions(desk, context);
  setSessionCookie(context, await desk.access.openSession(memberId));
}

/** Why there has to be a password: without one, others would come in as the owner. */
async function maybeWhyKept(desk: Desk): Promise<string | null> {
  if (isReachedFromElsewhere(desk.reach))
    return 'Other machines reach this server: it stays behind a password. Choose another one.';
  return (await desk.members.list()).length > 0
    ? 'Others of the household come in here: without passwords nobody could tell who is who. Choose another one.'
    : null;
}

/** Whose the request is; the doorkeeper has seen to it that somebody's it is. */
export const memberOf = (context: Context): string =>
  (context.var as { readonly visitor?: Visitor }).visitor?.memberId ?? ownerId;

async function endSessions(desk: Desk, context: Context): Promise<void> {
  for (const name of sessionCookies) {
    const cookie = getCookie(context, name);
    if (cookie !== undefined) await desk.access.endSession(cookie);
  }
}

function parsePasswordBody({ password, currentPassword }: Readonly<Record<string, unknown>>): PasswordBody {
  if (password !== null && typeof password !== 'string')
    throw new UsageError('"password" is a text or null.');
  if (currentPassword !== undefined && typeof currentPassword !== 'string') {
    throw new UsageError('"currentPassword" is a text.');
  }
  return { password, ...(currentPassword === undefined ? {} : { currentPassword }) };
}

function parseScope(scope: unknown): ApiTokenScope {
  if (scope === 'read' || scope === 'write') return scope;
  throw new UsageError('"scope" is "read" or "write".');
}
