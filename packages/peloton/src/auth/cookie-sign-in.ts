/**
 * Owns the sign-in that Peloton spoke before it moved to OAuth: one request, one cookie. Peloton itself refuses it now;
 * only servers that are configured to speak it get it.
 */
import { RequestError } from '../errors/request-error.ts';
import { SignInAgainError } from '../errors/sign-in-again-error.ts';
import { UpstreamError } from '../errors/upstream-error.ts';
import type { HttpResponse } from '../http.ts';
import type { PelotonHosts } from '../wire/hosts.ts';
import type { Exchange } from './sign-in.ts';
import type { Session } from './tokens.ts';

export interface CookieSignInInput {
  readonly hosts: PelotonHosts;
  readonly username: string;
  readonly password: string;
}

/**
 * @throws SignInAgainError `wrong-password`
 * @throws UpstreamError `blocked` where the server does not speak it any more, `failing` on 5xx
 */
export function* cookieSignIn({ hosts, username, password }: CookieSignInInput): Exchange<Session> {
  const response: HttpResponse = yield {
    method: 'POST',
    url: `${hosts.apiUrl}/auth/login`,
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ username_or_email: username, password }),
  };
  if (response.status === 401) {
    throw new SignInAgainError('wrong-password', 'The server does not accept this username and password.');
  }
  if (response.status === 403) {
    throw new UpstreamError(
      'blocked',
      'The server does not speak the cookie login any more (403). Unset PELOTON_SIGN_IN.',
    );
  }
  if (response.status >= 500) {
    throw new UpstreamError('failing', `The server's sign-in answered ${response.status}. Try again later.`);
  }
  const sessionId = /"session_id"\s*:\s*"([^"]+)"/.exec(response.text)?.[1];
  if (response.status === 200 && sessionId !== undefined) {
    return { scheme: 'cookie', accessToken: sessionId, refreshToken: null, renewAtMs: null };
  }
  throw new RequestError('unreadable', `The server's sign-in answered ${response.status} without a session.`);
}
