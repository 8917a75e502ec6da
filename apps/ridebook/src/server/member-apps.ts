/**
 * Owns the way from a visitor to the book that is theirs: each member has an application of their own over their own
 * desk, so that no route can reach another's rows, caches or listeners. What others show is reached through a gate that
 * lets nothing through but the pages they share.
 */
import type { StatusAnswer } from '@ridebook/domain';
import { Hono, type Context } from 'hono';
import { isShown } from '../access/shared-pages.ts';
import type { Log } from '../log.ts';
import type { Desk } from './desk.ts';
import { streamNews } from './events.ts';
import { askToSignIn, keepDoorOfApi, type MemberBindings, type Visitor } from './doorkeeper.ts';
import { nothingHere } from './refusal.ts';
import { createRest, restPath } from './rest.ts';

/** `/of/{member}` before an address of the API leads to what that member shows. */
const sharedPath = /^\/of\/([^/]+)(\/.*)$/;

export function createMemberApps(owner: Desk, log: Log): (context: Context) => Promise<Response> {
  const apps = new Map<Desk, Hono>();
  const appOf = (desk: Desk): Hono => {
    const app = apps.get(desk) ?? createMemberApp(desk, log);
    apps.set(desk, app);
    return app;
  };
  const answerAs = async (context: Context, memberId: string, request: Request, visitor: Visitor) => {
    const bindings: MemberBindings = { ...(context.env as object), visitor };
    return appOf(owner.ofMember(memberId)).fetch(request, bindings);
  };

  /** The pages that a member shows; none of somebody who is no member any more, or has no book. */
  const readPages = async (memberId: string): Promise<readonly string[]> => {
    const sharer = await owner.members.maybe(memberId);
    return sharer === null || sharer.role === 'viewer' ? [] : owner.members.listSharedPages(memberId);
  };

  return async (context) => {
    const { visitor } = context.var as { readonly visitor?: Visitor };
    if (visitor === undefined) return askToSignIn(context);
    const [, sharerId, path] = sharedPath.exec(context.req.path.slice(restPath.length)) ?? [];
    if (sharerId === undefined || path === undefined) {
      const member = await owner.members.maybe(visitor.memberId);
      // A viewer has no book: there is nothing at the address of one.
      if (member === null || member.role === 'viewer') return nothingHere(context);
      return answerAs(context, member.id, context.req.raw, visitor);
    }
    const sharer = await owner.members.maybe(sharerId);
    if (sharer === null) return nothingHere(context);
    const { method } = context.req;
    if (!isShown(await readPages(sharer.id), method, path)) return nothingHere(context);
    if (path === '/events')
      return method === 'GET'
        ? streamNews(context, owner.ofMember(sharer.id), () => readPages(sharer.id))
        : nothingHere(context);
    const url = new URL(context.req.url);
    url.pathname = `${restPath}${path}`;
    const reader: Visitor = { kind: 'token', scope: 'read', memberId: sharer.id };
    const headers = new Headers(context.req.raw.headers);
    if (path !== '/status')
      return answerAs(context, sharer.id, new Request(url, { method, headers }), reader);
    // What is read here and told in part comes whole and unpacked.
    for (const name of ['accept-encoding', 'if-none-match']) headers.delete(name);
    const answer = await answerAs(context, sharer.id, new Request(url, { headers }), reader);
    return answer.ok ? withoutPrivateStatus(context, answer) : answer;
  };
}

function createMemberApp(desk: Desk, log: Log): Hono {
  const app = new Hono();
  app.use(`${restPath}/*`, keepDoorOfApi(restPath));
  app.route(restPath, createRest(desk, log));
  return app;
}

/** Who looks on learns whose rides these are and that they are complete, and nothing of what runs or went wrong. */
async function withoutPrivateStatus(context: Context, answer: Response): Promise<Response> {
  const status = (await answer.json()) as StatusAnswer;
  return context.json<StatusAnswer>({
    ...status,
    failed: [],
    sync: null,
    repair: null,
    notBefore: null,
    canLeaveDemo: false,
    dataFolder: '',
  });
}
