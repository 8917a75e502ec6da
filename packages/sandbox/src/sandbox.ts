/** Owns the assembly of a sandbox: Peloton's three hosts over one member and Coda's over one doc, behind one gate. */
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
import { capturedMember, madeUpMember } from './member.ts';
import type { RequestHandler, Sandbox, SandboxOptions } from './options.ts';
import { riderEmail, riderPassword, riderUsername, type Account } from './sign-in/account.ts';
import { openCookieLogin, type CookieLogin } from './sign-in/cookie-login.ts';
import { hopRoutes, orcaRoutes } from './sign-in/hop-routes.ts';
import { loginRoutes } from './sign-in/login-routes.ts';
import { tokenRoutes } from './sign-in/token-routes.ts';
import { openTokenOffice, type TokenOffice } from './sign-in/tokens.ts';
import { openTransactions } from './sign-in/transactions.ts';

/** The API's hosts let nobody in without a bearer, or in the old way without a session's cookie. */
function guarded(member: Hono, office: TokenOffice, cookieLogin: CookieLogin): Hono {
  const app = new Hono();
  app.route('/', cookieLogin.routes);
  app.use('/api/*', async (context, next) => {
    const bearer = /^Bearer (.+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
    const isLetIn =
      bearer !== undefined
        ? (await office.judge(bearer)).isValid
        : cookieLogin.isSignedIn(context.req.header('cookie'));
    if (!isLetIn) return notLoggedIn();
    await next();
    return undefined;
  });
  app.route('/', pictureRoutes());
  app.route('/', member);
  app.notFound(() => notFound('Endpoint'));
  return app;
}

/** Makes a sandbox. Nothing is opened: its handlers answer requests until they are forgotten. */
export function createSandbox(options: SandboxOptions): Sandbox {
  const { seed, clock, origins } = options;
  const member = options.replay === null ? madeUpMember(options) : capturedMember(options.replay, seed);
  const account: Account = {
    username: riderUsername,
    email: riderEmail,
    password: riderPassword,
    userId: member.userId,
  };
  const office = openTokenOffice(seed, member.userId, clock);
  const transactions = openTransactions(seed, clock);
  const log = openRequestLog();
  const faults = openFaultBook();
  const cookieLogin = openCookieLogin(seed, member.userId, options.legacyLogin);

  const auth = new Hono();
  auth.route('/', loginRoutes(account, transactions, origins));
  auth.route('/', hopRoutes(transactions, origins));
  auth.route('/', tokenRoutes({ account, transactions, office, clock, legacyLogin: options.legacyLogin }));
  const orca = orcaRoutes(transactions, origins);
  const api = guarded(member.routes, office, cookieLogin);
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
  const behindGate = (app: Hono, refuse: (status: number) => Response = statusFault): RequestHandler =>
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
    username: account.username,
    password: account.password,
    refreshToken: office.firstRefreshToken,
    userId: member.userId,
    codaDocId: coda.doc.id,
    codaToken: coda.token,
  };
}
