/** Owns tokens: signed access tokens that anyone can check, and families of refresh tokens that die when one is used twice. */
import { opaqueText } from '../random.ts';
import { accessTokenSeconds, idTokenSeconds, tenant } from './tenant.ts';

export interface TokenSet {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly id_token: string;
  readonly scope: string;
  readonly expires_in: number;
  readonly token_type: 'Bearer';
}

export type AccessVerdict = { readonly isValid: true; readonly userId: string } | { readonly isValid: false };

export interface TokenOffice {
  /** A refresh token that exists from the start, for those who bring one instead of a password. */
  readonly firstRefreshToken: string;
  /** Opens a new family for a fresh sign-in. */
  issue(userId: string): Promise<TokenSet>;
  /** Exchanges a refresh token for a new set; `null` when it is unknown, used before, or its family is revoked. */
  exchange(refreshToken: string): Promise<TokenSet | null>;
  judge(accessToken: string): Promise<AccessVerdict>;
}

interface Family {
  readonly userId: string;
  current: string;
  isRevoked: boolean;
}

function base64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(new TextEncoder().encode(text));

/** The S256 code challenge of RFC 7636. */
export async function codeChallenge(verifier: string): Promise<string> {
  return base64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytesOf(verifier))));
}

interface Claims {
  readonly exp?: unknown;
  readonly sub?: unknown;
  readonly aud?: unknown;
}

function decodeClaims(payload: string): Claims {
  return JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as Claims;
}

/** @param clock milliseconds since 1970 */
export function openTokenOffice(seed: string, userId: string, clock: () => number): TokenOffice {
  const families = new Map<string, Family>();
  const trusted = new Map<string, { readonly expiresAt: number; readonly userId: string }>();
  let drawn = 0;
  const signingKey = crypto.subtle.importKey(
    'raw',
    bytesOf(opaqueText(64, seed, 'signing key')),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );

  const sign = async (claims: Readonly<Record<string, unknown>>): Promise<string> => {
    const head = base64Url(bytesOf(JSON.stringify({ alg: 'HS256', typ: 'JWT' })));
    const signed = `${head}.${base64Url(bytesOf(JSON.stringify(claims)))}`;
    const signature = await crypto.subtle.sign('HMAC', await signingKey, bytesOf(signed));
    return `${signed}.${base64Url(new Uint8Array(signature))}`;
  };
  const newRefreshToken = (): string => `v1.${opaqueText(46, seed, 'refresh token', drawn++)}`;

  const firstRefreshToken = newRefreshToken();
  families.set(firstRefreshToken, { userId, current: firstRefreshToken, isRevoked: false });

  const tokenSet = async (owner: string, refreshToken: string): Promise<TokenSet> => {
    const issuedAt = Math.floor(clock() / 1000);
    const shared = {
      iss: 'https://auth.onepeloton.com/',
      sub: `auth0|${owner}`,
      iat: issuedAt,
      // Two sets issued within a second would otherwise be the same text.
      jti: opaqueText(16, seed, 'token id', drawn++),
    };
    return {
      access_token: await sign({
        [tenant.userIdClaim]: owner,
        ...shared,
        aud: [tenant.audience],
        exp: issuedAt + accessTokenSeconds,
        scope: tenant.scope,
        azp: tenant.webClientId,
      }),
      refresh_token: refreshToken,
      id_token: await sign({ ...shared, aud: tenant.webClientId, exp: issuedAt + idTokenSeconds }),
      scope: tenant.scope,
      expires_in: accessTokenSeconds,
      token_type: 'Bearer',
    };
  };

  return {
    firstRefreshToken,
    issue: (owner) => {
      const refreshToken = newRefreshToken();
      families.set(refreshToken, { userId: owner, current: refreshToken, isRevoked: false });
      return tokenSet(owner, refreshToken);
    },
    exchange: async (refreshToken) => {
      const family = families.get(refreshToken);
      if (family === undefined || family.isRevoked) return null;
      if (family.current !== refreshToken) {
        // Auth0's reuse detection: a used token seen again means that two parties hold it.
        family.isRevoked = true;
        return null;
      }
      family.current = newRefreshToken();
      families.set(family.current, family);
      return tokenSet(family.userId, family.current);
    },
    judge: async (accessToken) => {
      const known = trusted.get(accessToken);
      if (known !== undefined) {
        return known.expiresAt > clock() ? { isValid: true, userId: known.userId } : { isValid: false };
      }
      const parts = accessToken.split('.');
      const [head, payload, signature] = parts;
      if (parts.length !== 3 || head === undefined || payload === undefined) return { isValid: false };
      const expected = await crypto.subtle.sign('HMAC', await signingKey, bytesOf(`${head}.${payload}`));
      if (base64Url(new Uint8Array(expected)) !== signature) return { isValid: false };
      const claims = decodeClaims(payload);
      if (typeof claims.exp !== 'number' || typeof claims.sub !== 'string') return { isValid: false };
      // An id token is signed too, but it is meant for the client and opens nothing.
      if (!Array.isArray(claims.aud)) return { isValid: false };
      const expiresAt = claims.exp * 1000;
      const owner = claims.sub.replace('auth0|', '');
      trusted.set(accessToken, { expiresAt, userId: owner });
      return expiresAt > clock() ? { isValid: true, userId: owner } : { isValid: false };
    },
  };
}
