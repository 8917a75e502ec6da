/** Owns the assembly of a sandbox: Peloton's three hosts over its members and Coda's over one doc, behind one gate. */
import { Hono } from 'hono';
import { notFound, notLoggedIn } from './api/envelope.ts';
import { controlRoutes } from './control/control-routes.ts';
import { createCoda } from './coda/coda.ts';
import { refusal as codaRefusal } from './coda/envelope.ts';
import { openRequestLog } from './control/request-log.ts';
import { statusFault } from './faults/answer-faults.ts';
import { openFaultBook } from './faults/fault-book.ts';
import { gated } from './gate.ts';
import { pictureRoutes } from './pictures/picture-routes.ts';
import { referenceRoutes } from './reference/reference-routes.ts';
import { capturedMember, madeUpMember, type Member } from './member.ts';
import type { RequestHandler, Sandbox, SandboxOptions } from './options.ts';
import { riderEmail, riderPassword, type Account } from './sign-in/account.ts';
import { openCookieLogin, type CookieLogin } from './sign-in/cookie-login.ts';
import { hopRoutes, orcaRoutes } from './sign-in/hop-routes.ts';
import { loginRoutes } from './sign-in/login-routes.ts';
import { tokenRoutes } from './sign-in/token-routes.ts';
import { openTokenOffice, type TokenOffice } from './sign-in/tokens.ts';
import { openTransactions } from './sign-in/transactions.ts';

/** The API's hosts let nobody in without a bearer, or in the old way without a session's cookie. */
function guarded(
  members: readonly [Member, ...Member[]],
  office: TokenOffice,
  cookieLogin: CookieLogin,
): Hono<{ Variables: { userId: string } }> {
  const app = new Hono<{ Variables: { userId: string } }>();
  app.route('/', cookieLogin.routes);
  app.use('/api/*', async (context, next) => {
    const bearer = /^Bearer (.+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
    const verdict = bearer === undefined ? null : await office.judge(bearer);
    const isLetIn = verdict?.isValid ?? cookieLogin.isSignedIn(context.req.header('cookie'));
    if (!isLetIn) return notLoggedIn();
    if (verdict?.isValid === true) context.set('userId', verdict.userId);
    await next();
    return undefined;
  });
  app.route('/', pictureRoutes());
  // Each member's API is their own: what is another's is not there.
  const [first] = members;
  for (const { routes } of members) routes.notFound(() => notFound('Endpoint'));
  app.all('*', (context) => {
    const member = members.find(({ userId }) => userId === context.var.userId) ?? first;
    return member.routes.fetch(context.req.raw);
  });
  return app;
}

/** Makes a sandbox. Nothing is opened: its handlers answer requests until they are forgotten. */
export function createSandbox(options: SandboxOptions): Sandbox {
  const { seed, clock, origins } = options;
  const member = options.replay === null ? madeUpMember(options) : capturedMember(options.replay, seed);
  const housemates = Array.from(
    { length: options.replay === null ? (options.riders ?? 1) - 1 : 0 },
    (_, index) => madeUpMember(options, index + 1),
  );
  const members = [member, ...housemates] as const;
  const accounts = members.map(({ userId, username }, index): Account => ({
    username,
    email: index === 0 ? riderEmail : `${username}@example.com`,
    password: riderPassword,
    userId,
  }));
  const office = openTokenOffice(seed, member.userId, clock);
  const transactions = openTransactions(seed, clock);
  const log = openRequestLog();
  const faults = openFaultBook();
  const cookieLogin = openCookieLogin(seed, member.userId, options.legacyLogin);

  const auth = new Hono();
  auth.route('/', loginRoutes(accounts, transactions, origins));
  auth.route('/', hopRoutes(transactions, origins));
  auth.route(
    '/',
    tokenRoutes({ userId: member.userId, transactions, office, clock, legacyLogin: options.legacyLogin }),
  );
  const orca = orcaRoutes(transactions, origins);
  const api = guarded(members, office, cookieLogin);
  const coda = createCoda({
    seed,
    clock,
    tables: options.codaTables,
    mutationMs: options.codaMutationMs,
    origin: () => origins().coda,
  });
  const control = new Hono();
  const issueTokens = () => office.issue(member.userId);
  control.route('/', controlRoutes({ log, faults, desk: member.desk, codaDoc: coda.doc, issueTokens }));
  control.route('/', referenceRoutes(member.examples));

  const world = { clock, sleep: options.sleep, gzip: options.gzip, otherOrigin: () => origins().orca };
  const behindGate = (
    app: Pick<Hono, 'fetch'>,
    refuse: (status: number) => Response = statusFault,
  ): RequestHandler =>
    gated(async (request) => app.fetch(request), {
      log,
      faults,
      world,
      latencyMs: options.latencyMs,
      refuse,
    });
  const gatedApi = behindGate(api);

  return {
    handlers: {
      api: async (request) =>
        new URL(request.url).pathname.startsWith('/__sandbox') ? control.fetch(request) : gatedApi(request),
      auth: behindGate(auth),
      orca: behindGate(orca),
      coda: behindGate(coda.app, codaRefusal),
    },
    username: member.username,
    password: riderPassword,
    accounts: accounts.map(({ username, password }) => ({ username, password })),
    refreshToken: office.firstRefreshToken,
    userId: member.userId,
    codaDocId: coda.doc.id,
    codaToken: coda.token,
  };
}
