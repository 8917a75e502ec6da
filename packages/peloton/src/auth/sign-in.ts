/**
 * Owns the sign-in that Peloton's own web application performs: OAuth with PKCE over a hosted sign-in page. It is a
 * state machine that yields requests and is handed responses, so the transport may be promise-based or synchronous.
 */
import { RequestError } from '../errors/request-error.ts';
import { SignInAgainError } from '../errors/sign-in-again-error.ts';
import { UpstreamError } from '../errors/upstream-error.ts';
import type { HttpRequest, HttpResponse } from '../http.ts';
import { browserUserAgent, webApplication, type PelotonHosts } from '../wire/hosts.ts';
import { createCookieJar } from './cookie-jar.ts';
import { signInRefusal } from './sign-in-refusal.ts';
import { maybeHiddenForm, maybeSignInTransaction, type HiddenForm } from './sign-in-page.ts';
import { codeExchangeRequest, decodeTokenAnswer, type Session } from './tokens.ts';
import { formatQuery, isSameSite, maybeUrlParts, parseQuery, resolveUrl } from './url.ts';

/** Randomness and hashing come in: this file has neither. */
export interface SignInSecrets {
  /** 43 to 128 URL-safe characters. */
  readonly codeVerifier: string;
  /** base64url of the verifier's SHA-256. */
  readonly codeChallenge: string;
  readonly state: string;
  readonly nonce: string;
}

export interface SignInInput {
  readonly hosts: PelotonHosts;
  readonly username: string;
  readonly password: string;
  readonly secrets: SignInSecrets;
  readonly nowMs: () => number;
}

/** Yields requests, is handed their responses, returns `T`. */
export type Exchange<T> = Generator<HttpRequest, T, HttpResponse>;

type Send = (url: string, request?: Partial<HttpRequest>) => Exchange<HttpResponse>;

/** Six redirects are usual after the password; twice as many are still believed. */
const maximumRedirects = 12;

/**
 * Signs in with username and password.
 * @throws SignInAgainError `wrong-password`, `second-factor` or `account-blocked`
 * @throws UpstreamError when the sign-in is failing or limited
 * @throws RequestError `unreadable` when a page is not what it is known to be
 */
export function* signIn(input: SignInInput): Exchange<Session> {
  const send = createSender();
  const loginUrl = yield* openTransaction(input, send);
  const page = yield* send(loginUrl);
  const form = yield* postPassword(input, loginUrl, page.text, send);
  const code = yield* followToCode(input, form, send);
  const answer: HttpResponse = yield codeExchangeRequest(input.hosts, code, input.secrets.codeVerifier);
  return decodeTokenAnswer(answer, null, input.nowMs());
}

/** A sender that keeps the cookies of this one sign-in and turns answers that concern everybody into errors. */
function createSender(): Send {
  const jar = createCookieJar();
  return function* send(url, request = {}) {
    const cookie = jar.header(url);
    const response: HttpResponse = yield {
      method: request.method ?? 'GET',
      url,
      headers: {
        accept: 'text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.8',
        'user-agent': browserUserAgent,
        ...(cookie === '' ? {} : { cookie }),
        ...request.headers,
      },
      ...(request.body === undefined ? {} : { body: request.body }),
    };
    jar.store(url, response.setCookies);
    if (response.status >= 500) {
      throw new UpstreamError('failing', `Peloton's sign-in answered ${response.status}. Try again later.`);
    }
    return response;
  };
}

/** Asks for a sign-in and answers the address of its page, which carries the transaction's own state. */
function* openTransaction(input: SignInInput, send: Send): Exchange<string> {
  const authorizeUrl = `${input.hosts.authUrl}/authorize?${formatQuery({
    ...oauthParameters(input.secrets),
    response_mode: 'query',
    state: input.secrets.state,
    auth0Client: webApplication.auth0Client,
  })}`;
  const response = yield* send(authorizeUrl);
  const location = redirectTarget(authorizeUrl, response);
  if (location === null) throw unexpected('the first step', response);
  return location;
}

/** Posts username and password as the page's script would, and answers the form that a browser would submit next. */
function* postPassword(
  input: SignInInput,
  loginUrl: string,
  pageHtml: string,
  send: Send,
): Exchange<HiddenForm> {
  const transaction = maybeSignInTransaction(pageHtml);
  const query = parseQuery(maybeUrlParts(loginUrl)?.query ?? '');
  // The state to post is the transaction's own: the caller's is refused as "Invalid state".
  const state = transaction?.state ?? query['state'];
  if (state === undefined) {
    throw new RequestError('unreadable', "Peloton's sign-in page has changed: it names no transaction.");
  }
  const response = yield* send(`${input.hosts.authUrl}/usernamepassword/login`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: input.hosts.authUrl,
      referer: loginUrl,
      'auth0-client': webApplication.auth0Client,
    },
    body: JSON.stringify({
      ...oauthParameters(input.secrets),
      tenant: webApplication.tenant,
      connection: webApplication.connection,
      _csrf: transaction?.csrf ?? '',
      _intstate: 'deprecated',
      state,
      username: input.username,
      password: input.password,
    }),
  });
  if (response.status !== 200) throw signInRefusal(response);
  const form = maybeHiddenForm(response.text);
  if (form !== null) return form;
  throw new SignInAgainError(
    'second-factor',
    'Peloton asks this account for a code or a verification, which cannot be automated. Paste a token instead.',
  );
}

/** Submits the form and follows the redirects over Peloton's hosts until one carries the authorization code. */
function* followToCode(input: SignInInput, form: HiddenForm, send: Send): Exchange<string> {
  const formUrl = resolveUrl(`${input.hosts.authUrl}/login`, form.action);
  let url = trustedUrl(input.hosts, formUrl);
  let response = yield* send(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: formatQuery(form.fields),
  });
  for (let redirects = 0; redirects < maximumRedirects; redirects += 1) {
    const location = redirectTarget(url, response);
    if (location === null) throw unexpected('a redirect', response);
    // The callback belongs to Peloton's web application: it is read here, never fetched.
    if (location.startsWith(`${webApplication.redirectUri}?`))
      return codeFromCallback(location, input.secrets.state);
    url = trustedUrl(input.hosts, location);
    response = yield* send(url);
  }
  throw new RequestError('unreadable', `Peloton's sign-in redirected more than ${maximumRedirects} times.`);
}

function codeFromCallback(location: string, expectedState: string): string {
  const query = parseQuery(maybeUrlParts(location)?.query ?? '');
  if (query['state'] !== expectedState) {
    throw new RequestError(
      'unreadable',
      "Peloton's sign-in answered for another request than ours; nothing was kept.",
    );
  }
  const code = query['code'];
  if (code !== undefined && code !== '') return code;
  throw new SignInAgainError(
    'account-blocked',
    `Peloton refused the sign-in: ${query['error_description'] ?? query['error'] ?? 'no reason given'}.`,
  );
}

const oauthParameters = (secrets: SignInSecrets) => ({
  client_id: webApplication.clientId,
  audience: webApplication.audience,
  scope: webApplication.scope,
  response_type: 'code',
  redirect_uri: webApplication.redirectUri,
  nonce: secrets.nonce,
  code_challenge: secrets.codeChallenge,
  code_challenge_method: 'S256',
});

function redirectTarget(url: string, response: HttpResponse): string | null {
  const location = response.headers['location'];
  const isRedirect = response.status >= 300 && response.status < 400;
  return isRedirect && location !== undefined ? resolveUrl(url, location) : null;
}

/** Cookies of the sign-in go nowhere but to the site it began at. */
function trustedUrl(hosts: PelotonHosts, url: string | null): string {
  if (url !== null && isSameSite(url, hosts.authUrl)) return url;
  throw new RequestError('unreadable', "Peloton's sign-in led to a foreign address; it was not followed.");
}

function unexpected(step: string, response: HttpResponse): Error {
  if (response.status === 403 || response.status === 429) return signInRefusal(response);
  return new RequestError(
    'unreadable',
    `Peloton's sign-in answered ${response.status} where ${step} was expected. Its sign-in may have changed.`,
  );
}
