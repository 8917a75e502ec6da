/** Owns who comes in: the rider at this machine, a browser that knew the password, whom the proxy vouches for, a program with a token. */
import type { HttpBindings } from '@hono/node-server';
import type { ApiTokenScope, VisitorKind } from '@ridebook/domain';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { matchedRoutes } from 'hono/route';
import { ownerId } from '@ridebook/store';
import type { AccessKeeper, Admission, TokenPower } from '../access/access-keeper.ts';
import type { MemberKeeper } from '../access/member-keeper.ts';
import { isReachedFromElsewhere, type ProxyUser, type Reach } from '../reach.ts';
import { nothingHere, refuse } from './refusal.ts';
import { routeRules, type RouteRule } from './route-rules.ts';
import { sessionCookies } from './session-cookie.ts';

export type Visitor =
  | { readonly kind: Exclude<VisitorKind, 'token'>; readonly memberId: string }
  | ({ readonly kind: 'token' } & TokenPower);

export interface DoorkeeperOptions {
  readonly access: AccessKeeper;
  readonly members: Pick<MemberKeeper, 'list' | 'maybe' | 'maybeByName'>;
  readonly reach: Reach;
}

/** Who asks, or `null` for somebody who has to sign in first. */
async function maybeVisitor(
  context: Context,
  { access, members, reach }: Omit<DoorkeeperOptions, 'access'> & { readonly access: Admission },
): Promise<Visitor | null> {
  const authorization = context.req.header('authorization');
  if (authorization !== undefined) {
    const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    const power = token === undefined ? null : await access.maybeToken(token);
    return power === null ? null : { kind: 'token', ...power };
  }
  const { proxy } = reach;
  if (proxy?.isProxy(peerOf(context)) === true) {
    const named = context.req.header(proxy.header);
    const known = proxy.users.find(({ user }) => user === named);
    const memberId = known === undefined ? null : await maybeVouchedMember(members, known);
    if (memberId !== null) return { kind: 'proxy', memberId };
  }
  if (!(await access.isPasswordSet())) {
    return proxy === null && !isReachedFromElsewhere(reach) ? { kind: 'machine', memberId: ownerId } : null;
  }
  for (const name of sessionCookies) {
    const cookie = getCookie(context, name);
    const memberId = cookie === undefined ? null : await access.maybeMember(cookie);
    if (memberId !== null) return { kind: 'session', memberId };
  }
  return null;
}

/** Whoever the proxy lets in is the owner while the owner is alone, and in a household the member of that name or nobody. */
async function maybeVouchedMember(
  members: DoorkeeperOptions['members'],
  { memberName }: ProxyUser,
): Promise<string | null> {
  if ((await members.list()).length === 0) return ownerId;
  return (await members.maybeByName(memberName))?.id ?? null;
}

/** Whether whoever asked this would be let in again, as the same member: for an answer that goes on. */
export function watchDoor(
  context: Context,
  { access, members, reach }: DoorkeeperOptions,
): () => Promise<boolean> {
  const looking = { access: access.looking, members, reach };
  const first = maybeVisitor(context, looking);
  return async () => {
    const [visitor, now] = [await first, await maybeVisitor(context, looking)];
    return now !== null && now.memberId === visitor?.memberId;
  };
}

/** The address of whoever holds the other end of the connection; a header could say anything. */
export function peerOf(context: Context): string {
  const { incoming } = (context.env ?? {}) as Partial<HttpBindings>;
  // A socket for both kinds of addresses writes the older kind inside the newer.
  return incoming?.socket.remoteAddress?.replace(/^::ffff:/, '') ?? 'unknown';
}

/** What the server hands to the application of a member together with a request. */
export interface MemberBindings {
  readonly visitor?: Visitor;
}

interface Door {
  readonly Variables: { visitor?: Visitor };
}

/** Goes first: notes who asks, for all that comes after. */
export function recognise(options: DoorkeeperOptions): MiddlewareHandler<Door> {
  return async (context, next) => {
    const visitor = await maybeVisitor(context, options);
    if (visitor !== null) context.set('visitor', visitor);
    await next();
  };
}

/** Goes before routes of the API. @param prefix the path they are mounted at */
export function keepDoorOfApi(
  prefix: string,
  rules: Readonly<Record<string, RouteRule>> = routeRules,
): MiddlewareHandler<Door> {
  return async (context, next) => {
    const visitor = context.var.visitor ?? ((context.env ?? {}) as MemberBindings).visitor;
    const rule = ruleOf(context, prefix, rules);
    if (rule !== 'open') {
      if (visitor === undefined) return askToSignIn(context);
      if (visitor.kind === 'token' && !isCovered(visitor.scope, rule)) {
        const message =
          rule === 'write'
            ? 'This token may only read. Make one that may also write.'
            : 'No token may do this: open the dashboard for it.';
        return refuse(context, 403, 'not-allowed', message);
      }
      // Whoever may not do it is not told that it can be done.
      if (rule === 'owner' && visitor.memberId !== ownerId) return nothingHere(context);
      context.set('visitor', visitor);
    }
    await next();
    return undefined;
  };
}

export const askToSignIn = (context: Context): Response =>
  refuse(context, 401, 'sign-in-needed', 'Sign in first, or send a token that is still valid.', {
    'www-authenticate': 'Bearer realm="Ridebook"',
  });

function ruleOf(context: Context, prefix: string, rules: Readonly<Record<string, RouteRule>>): RouteRule {
  const route = matchedRoutes(context).findLast(({ method }) => method !== 'ALL');
  return rules[`${route?.method ?? ''} ${route?.path.slice(prefix.length) ?? ''}`] ?? 'rider';
}

const isCovered = (scope: ApiTokenScope, rule: RouteRule): boolean =>
  rule === 'read' || (rule === 'write' && scope === 'write');

const loginPath = '/login';
/** Who was invited has no way to sign in yet. */
const invitationPath = '/invitation';
/** What others show, before the address of one of them. */
const othersPath = '/of';

/**
 * Goes before the pages: who has to sign in is led to where that is done, who only looks on to what the others show, and
 * everybody else away from there.
 */
export function keepDoorOfPages(
  options: DoorkeeperOptions,
  isPage: (path: string) => boolean,
): MiddlewareHandler {
  return async (context, next) => {
    const { path } = context.req;
    if (!isPage(path) || path === invitationPath) return next();
    const visitor = await maybeVisitor(context, options);
    if (path === loginPath) return visitor === null ? next() : context.redirect('/', 302);
    if (visitor === null) {
      const { search } = new URL(context.req.url);
      const target = path === '/' && search === '' ? '' : `?next=${encodeURIComponent(`${path}${search}`)}`;
      return context.redirect(`${loginPath}${target}`, 302);
    }
    if (!/^\/of\/[^/]/.test(path)) {
      const isViewer = (await options.members.maybe(visitor.memberId))?.role === 'viewer';
      const isOthers = path.replace(/\/$/, '') === othersPath;
      if (isViewer !== isOthers) return context.redirect(isViewer ? othersPath : '/', 302);
    }
    await next();
    // What stood on the page must not come back with the back button after signing out.
    if (await options.access.isPasswordSet()) context.res.headers.set('cache-control', 'no-store');
    return undefined;
  };
}
