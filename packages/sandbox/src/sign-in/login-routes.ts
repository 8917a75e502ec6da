/** Owns the first half of the sign-in: `/authorize`, the login page and the check of the password. */
import { Hono, type Context } from 'hono';
import type { Origins } from '../options.ts';
import { judgePassword, type Account } from './account.ts';
import { readCookies, writeCookie } from './cookies.ts';
import { hiddenFormPage, loginPage, problemPage, secondFactorPage } from './pages.ts';
import { tenant } from './tenant.ts';
import type { AuthorizeRequest, Transaction, Transactions } from './transactions.ts';

/** The body as text fields, whether it came as JSON or as a form; `null` when it is neither. */
export async function readFields(context: Context): Promise<Readonly<Record<string, string>> | null> {
  const text = await context.req.text();
  if ((context.req.header('content-type') ?? '').includes('application/json')) {
    try {
      const parsed: unknown = JSON.parse(text);
      if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null;
      return Object.fromEntries(
        Object.entries(parsed).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
      );
    } catch {
      return null;
    }
  }
  return Object.fromEntries(new URLSearchParams(text));
}

function loginQuery(transaction: Transaction): string {
  const { request } = transaction;
  return new URLSearchParams({
    state: transaction.loginState,
    client: request.clientId,
    protocol: 'oauth2',
    audience: request.audience,
    scope: request.scope,
    response_type: request.responseType,
    response_mode: 'query',
    redirect_uri: request.redirectUri,
    nonce: request.nonce,
    code_challenge: request.codeChallenge,
    code_challenge_method: request.codeChallengeMethod,
  }).toString();
}

function maybeRefusal(query: Readonly<Record<string, string>>): string | null {
  if (query['client_id'] !== tenant.webClientId) return 'Unknown client.';
  if (query['redirect_uri'] !== tenant.redirectUri) return 'Callback URL mismatch.';
  if (query['response_type'] !== 'code') return 'Unsupported response type.';
  if (query['audience'] !== tenant.audience) return `Service not found: ${query['audience'] ?? ''}`;
  if (query['code_challenge_method'] !== 'S256' || (query['code_challenge'] ?? '').length !== 43) {
    return 'A code_challenge made with S256 is needed.';
  }
  return (query['state'] ?? '') === '' ? 'Missing state.' : null;
}

function injectedConfig(transaction: Transaction, csrf: string): unknown {
  const { request } = transaction;
  const options = {
    protocol: 'oauth2',
    audience: request.audience,
    scope: request.scope,
    response_type: request.responseType,
    response_mode: 'query',
    nonce: request.nonce,
    code_challenge: request.codeChallenge,
    code_challenge_method: request.codeChallengeMethod,
    _csrf: csrf,
    _intstate: 'deprecated',
    state: transaction.loginState,
  };
  return {
    auth0Domain: 'auth.onepeloton.com',
    auth0Tenant: tenant.name,
    clientID: request.clientId,
    callbackURL: request.redirectUri,
    callbackOnLocationHash: false,
    prompt: null,
    extraParams: options,
    internalOptions: options,
  };
}

const invalidState = {
  statusCode: 403,
  description: 'Invalid state',
  name: 'AnomalyDetected',
  code: 'access_denied',
} as const;
const wrongPassword = {
  name: 'ValidationError',
  code: 'invalid_user_password',
  description: 'Wrong email or password.',
  statusCode: 401,
} as const;
const malformed = (description: string) =>
  ({ statusCode: 400, name: 'BadRequest', code: 'invalid_request', description }) as const;

export function loginRoutes(
  accounts: readonly Account[],
  transactions: Transactions,
  origins: () => Origins,
): Hono {
  const routes = new Hono();

  routes.get('/authorize', (context) => {
    const query = context.req.query();
    const refusal = maybeRefusal(query);
    if (refusal !== null) return context.html(problemPage(refusal), 403);
    const request: AuthorizeRequest = {
      clientId: query['client_id'] ?? '',
      redirectUri: query['redirect_uri'] ?? '',
      scope: query['scope'] ?? '',
      audience: query['audience'] ?? '',
      responseType: query['response_type'] ?? '',
      nonce: query['nonce'] ?? '',
      callerState: query['state'] ?? '',
      codeChallenge: query['code_challenge'] ?? '',
      codeChallengeMethod: query['code_challenge_method'] ?? '',
    };
    const transaction = transactions.begin(request);
    const origin = origins().auth;
    const append = { append: true };
    context.header(
      'set-cookie',
      writeCookie('did', `s%3Av0%3A${transactions.draw(36, 'device')}`, origin),
      append,
    );
    context.header('set-cookie', writeCookie('auth0', transaction.sessionCookie, origin), append);
    context.header('set-cookie', writeCookie('auth0_compat', transaction.sessionCookie, origin), append);
    return context.redirect(`/login?${loginQuery(transaction)}`, 302);
  });

  const ofBrowser = (context: Context, loginState: string): Transaction | undefined => {
    const cookie = readCookies(context.req.header('cookie')).get('auth0');
    return transactions.find((open) => open.loginState === loginState && open.sessionCookie === cookie);
  };

  routes.get('/login', (context) => {
    const transaction = ofBrowser(context, context.req.query('state') ?? '');
    if (transaction === undefined) return context.html(problemPage('Invalid state.'), 403);
    transaction.csrf = transactions.draw(24, 'csrf');
    context.header(
      'set-cookie',
      writeCookie('_csrf', transaction.csrf, origins().auth, '/usernamepassword/login'),
    );
    return context.html(loginPage(injectedConfig(transaction, transaction.csrf)));
  });

  routes.post('/usernamepassword/login', async (context) => {
    const fields = await readFields(context);
    if (fields === null) return context.json(malformed('The body is neither JSON nor a form.'), 400);
    const transaction = ofBrowser(context, fields['state'] ?? '');
    if (transaction === undefined) return context.json(invalidState, 403);
    const csrfCookie = readCookies(context.req.header('cookie')).get('_csrf');
    const isOwnForm = csrfCookie === transaction.csrf && fields['_csrf'] === transaction.csrf;
    if (transaction.csrf === null || !isOwnForm) {
      return context.json({ ...invalidState, description: 'Invalid CSRF token' }, 403);
    }
    if (fields['tenant'] !== tenant.name) return context.json(malformed('invalid tenant'), 400);
    if (fields['connection'] !== tenant.connection) return context.json(malformed('invalid connection'), 400);
    if (fields['client_id'] !== transaction.request.clientId) {
      return context.json(malformed('invalid client_id'), 400);
    }
    const username = fields['username'] ?? '';
    if (username === '') return context.json(malformed('invalid username'), 400);
    const judged = judgePassword(accounts, username, fields['password'] ?? '');
    if (judged.kind === 'second-factor') return context.html(secondFactorPage());
    if (judged.kind !== 'welcome') return context.json(wrongPassword, 401);
    transaction.userId = judged.account.userId;
    transaction.resultToken = transactions.draw(220, 'login result');
    return context.html(
      hiddenFormPage(`${origins().auth}/login/callback`, {
        wa: 'wsignin1.0',
        wresult: transaction.resultToken,
        wctx: JSON.stringify({
          strategy: 'auth0',
          auth0Client: '',
          tenant: tenant.name,
          connection: tenant.connection,
          client_id: transaction.request.clientId,
          response_type: transaction.request.responseType,
          scope: transaction.request.scope,
          protocol: 'oauth2',
          redirect_uri: transaction.request.redirectUri,
          state: transaction.loginState,
          nonce: transaction.request.nonce,
          sid: transactions.draw(32, 'sid'),
          audience: transaction.request.audience,
          realm: tenant.connection,
          session_user: transactions.draw(24, 'session user'),
        }),
      }),
    );
  });

  return routes;
}
