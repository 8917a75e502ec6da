/**
 * Owns the second half of the sign-in: the form's target and the six redirects over two hosts that end at the
 * member site with a code. Every hop wants the cookie and the state that the one before gave out.
 */
import { Hono, type Context } from 'hono';
import { hexId } from '../random.ts';
import type { Origins } from '../options.ts';
import { readCookies, writeCookie } from './cookies.ts';
import { readFields } from './login-routes.ts';
import { problemPage } from './pages.ts';
import type { Transaction, Transactions } from './transactions.ts';

const refuse = (context: Context, sentence: string) => context.html(problemPage(sentence), 403);

function maybeStateOf(wctx: string): string | null {
  try {
    const parsed = JSON.parse(wctx) as { readonly state?: unknown };
    return typeof parsed.state === 'string' ? parsed.state : null;
  } catch {
    return null;
  }
}

export function hopRoutes(transactions: Transactions, origins: () => Origins): Hono {
  const routes = new Hono();
  const sessionCookie = (context: Context) => readCookies(context.req.header('cookie')).get('auth0');

  routes.post('/login/callback', async (context) => {
    const fields = await readFields(context);
    if (fields?.['wa'] !== 'wsignin1.0') return refuse(context, 'The login form is incomplete.');
    const state = maybeStateOf(fields['wctx'] ?? '');
    const transaction = transactions.find(
      (open) =>
        open.resultToken !== null && open.resultToken === fields['wresult'] && open.loginState === state,
    );
    if (transaction === undefined) return refuse(context, 'Invalid state.');
    if (sessionCookie(context) !== transaction.sessionCookie)
      return refuse(context, 'The session is missing.');
    transaction.resultToken = null;
    transaction.resumeState = transactions.draw(64, 'resume state');
    return context.redirect(`/authorize/resume?state=${transaction.resumeState}`, 302);
  });

  routes.get('/authorize/resume', (context) => {
    const state = context.req.query('state') ?? '';
    const transaction = transactions.find((open) => open.resumeState === state || open.finalState === state);
    if (state === '' || transaction?.userId == null) return refuse(context, 'Invalid state.');
    if (sessionCookie(context) !== transaction.sessionCookie)
      return refuse(context, 'The session is missing.');
    if (transaction.finalState === state) {
      const code = transactions.finish(transaction, transaction.userId);
      const query = new URLSearchParams({ code, state: transaction.request.callerState });
      return context.redirect(`${transaction.request.redirectUri}?${query.toString()}`, 302);
    }
    transaction.claimToken = transactions.draw(180, 'session claim');
    const query = new URLSearchParams({
      visited_site: 'https://members.onepeloton.com',
      user_id: transaction.userId,
      client_name: 'Members',
      session_claim_token: transaction.claimToken,
      state,
    });
    return context.redirect(`${origins().orca}/sso/login_site?${query.toString()}`, 302);
  });

  routes.get('/continue', (context) => {
    const state = context.req.query('state') ?? '';
    const transaction = transactions.find((open) => open.resumeState === state);
    if (state === '' || transaction?.userHash == null) return refuse(context, 'Invalid state.');
    if (sessionCookie(context) !== transaction.sessionCookie)
      return refuse(context, 'The session is missing.');
    transaction.resumeState = null;
    transaction.finalState = transactions.draw(64, 'final state');
    return context.redirect(`/authorize/resume?state=${transaction.finalState}`, 302);
  });

  return routes;
}

/** The single sign-on host, which only notes which sites a browser has visited and sends it back. */
export function orcaRoutes(transactions: Transactions, origins: () => Origins): Hono {
  const routes = new Hono();
  const ofState = (state: string): Transaction | undefined =>
    state === '' ? undefined : transactions.find((open) => open.resumeState === state);

  routes.get('/sso/login_site', (context) => {
    const state = context.req.query('state') ?? '';
    const transaction = ofState(state);
    const claim = context.req.query('session_claim_token');
    if (transaction === undefined || transaction.claimToken === null || claim !== transaction.claimToken) {
      return refuse(context, 'Invalid session claim.');
    }
    transaction.userHash = hexId('user hash', transaction.userId ?? '');
    const origin = origins().orca;
    const append = { append: true };
    context.header(
      'set-cookie',
      writeCookie('peloton_logged_in_user_hash', transaction.userHash, origin),
      append,
    );
    context.header('set-cookie', writeCookie('peloton_visited_sites', 'members', origin), append);
    const query = new URLSearchParams({ state, visited_domain: 'onepeloton.com' });
    return context.redirect(`${origin}/sso/login_domain?${query.toString()}`, 303);
  });

  routes.get('/sso/login_domain', (context) => {
    const state = context.req.query('state') ?? '';
    const transaction = ofState(state);
    const cookies = readCookies(context.req.header('cookie'));
    const isSameBrowser =
      transaction?.userHash != null &&
      cookies.get('peloton_logged_in_user_hash') === transaction.userHash &&
      cookies.has('peloton_visited_sites');
    if (!isSameBrowser) return refuse(context, 'The cookies of the step before are missing.');
    context.header('set-cookie', writeCookie('peloton_visited_domains', 'onepeloton.com', origins().orca));
    return context.redirect(`${origins().auth}/continue?state=${encodeURIComponent(state)}`, 303);
  });

  return routes;
}
