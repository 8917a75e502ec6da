/** Owns the tokens of a session: how they are asked for, what the answer means, what an access token says of itself. */
import { SignInAgainError } from '../errors/sign-in-again-error.ts';
import { UpstreamError } from '../errors/upstream-error.ts';
import type { HttpRequest, HttpResponse } from '../http.ts';
import { webApplication, type PelotonHosts } from '../wire/hosts.ts';
import { maybeBase64Text } from './base64.ts';

/** What has to be kept to act for a rider. Never logged, never shown, only stored sealed. */
export interface Session {
  /** How requests carry it: `cookie` only towards servers that still speak the old login. */
  readonly scheme: 'bearer' | 'cookie';
  readonly accessToken: string;
  /** `null` for a pasted access token and for a cookie: they cannot be renewed. */
  readonly refreshToken: string | null;
  /** UTC epoch milliseconds from when on it is renewed, shortly before its end; `null` where nobody said when that is. */
  readonly renewAtMs: number | null;
}

/** Renewed this long before its end, so that no request is sent with a token that ends on the way. */
const renewalMarginMs = 5 * 60_000;

/** A session that lasts only minutes is not renewed with every request. */
const renewalMarginShare = 0.1;

/** The header that a session signs a request with. */
export const sessionHeader = ({ scheme, accessToken }: Session): Readonly<Record<string, string>> =>
  scheme === 'bearer'
    ? { authorization: `Bearer ${accessToken}` }
    : { cookie: `${sessionCookieName}=${accessToken}` };

const sessionCookieName = 'peloton_session_id';

const tokenRequest = (hosts: PelotonHosts, body: Readonly<Record<string, string>>): HttpRequest => ({
  method: 'POST',
  url: `${hosts.authUrl}/oauth/token`,
  headers: { 'content-type': 'application/json', accept: 'application/json' },
  body: JSON.stringify({ client_id: webApplication.clientId, ...body }),
});

export const codeExchangeRequest = (hosts: PelotonHosts, code: string, codeVerifier: string): HttpRequest =>
  tokenRequest(hosts, {
    grant_type: 'authorization_code',
    code,
    code_verifier: codeVerifier,
    redirect_uri: webApplication.redirectUri,
  });

export const refreshRequest = (hosts: PelotonHosts, refreshToken: string): HttpRequest =>
  tokenRequest(hosts, { grant_type: 'refresh_token', refresh_token: refreshToken });

/**
 * Reads the answer to either request. Peloton rotates refresh tokens, so the new one must be kept; where none comes
 * the old one still counts.
 * @throws SignInAgainError `session-ended` when the grant is not valid any more
 * @throws UpstreamError `failing` when the answer says nothing about the grant: without a session nothing can be had
 */
export function decodeTokenAnswer(
  response: HttpResponse,
  oldRefreshToken: string | null,
  nowMs: number,
): Session {
  const body = maybeRecord(response.text);
  if (response.status === 200 && typeof body?.['access_token'] === 'string') {
    const accessToken = body['access_token'];
    const expiresAtMs =
      typeof body['expires_in'] === 'number'
        ? nowMs + body['expires_in'] * 1000
        : accessTokenExpiryMs(accessToken);
    return {
      scheme: 'bearer',
      accessToken,
      refreshToken: typeof body['refresh_token'] === 'string' ? body['refresh_token'] : oldRefreshToken,
      renewAtMs: expiresAtMs === null ? null : renewalTimeMs(expiresAtMs, nowMs),
    };
  }
  if (body?.['error'] === 'invalid_grant') {
    throw new SignInAgainError('session-ended', 'Peloton has ended the session. Sign in again.');
  }
  if (response.status >= 500 || response.status === 429) {
    throw new UpstreamError('failing', `Peloton's sign-in answered ${response.status}. Try again later.`);
  }
  throw new UpstreamError(
    'failing',
    `Peloton's sign-in answered ${response.status} with something that is not a session.`,
  );
}

const renewalTimeMs = (expiresAtMs: number, nowMs: number): number =>
  expiresAtMs - Math.min(renewalMarginMs, Math.max(0, expiresAtMs - nowMs) * renewalMarginShare);

/** The session that a pasted token is: an access token as it stands, a refresh token to be renewed before its first use. */
export const sessionOfToken = (token: string): Session =>
  isAccessToken(token)
    ? { scheme: 'bearer', accessToken: token, refreshToken: null, renewAtMs: accessTokenExpiryMs(token) }
    : { scheme: 'bearer', accessToken: '', refreshToken: token, renewAtMs: 0 };

/** An access token has three parts; anything else is taken for a refresh token. */
const isAccessToken = (token: string): boolean => token.split('.').length === 3 && token.startsWith('ey');

/** When an access token says it ends, UTC epoch milliseconds; `null` where it cannot be read. */
function accessTokenExpiryMs(accessToken: string): number | null {
  const payload = maybeBase64Text(accessToken.split('.')[1] ?? '');
  const expiry = payload === null ? null : maybeRecord(payload)?.['exp'];
  return typeof expiry === 'number' ? expiry * 1000 : null;
}

function maybeRecord(text: string): Record<string, unknown> | null {
  try {
    // A byte order mark before a spent refresh token's successor must not cost the session.
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
