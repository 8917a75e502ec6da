/** Owns who may call: whoever brings a token of the right issuer, for this function, of the scheduler's account. */
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type { CallerRules } from './configuration.ts';

/** @returns why the caller is refused, or `null` where it is let in. @throws Error when the issuer's keys cannot be had */
export type CallerCheck = (authorization: string | undefined) => Promise<string | null>;

export function createCallerCheck({ issuers, keysUrl, audience, serviceAccount }: CallerRules): CallerCheck {
  const keys = createRemoteJWKSet(new URL(keysUrl), { timeoutDuration: 5_000 });
  return async (authorization) => {
    const token = /^Bearer ([^\s]+)$/iu.exec(authorization ?? '')?.[1];
    if (token === undefined) return 'it brings no token';
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: [...issuers],
        audience,
        algorithms: ['RS256'],
        requiredClaims: ['exp', 'iat'],
      });
      if (payload['email'] !== serviceAccount || payload['email_verified'] !== true)
        return 'its token is of another account';
      return null;
    } catch (error) {
      if (error instanceof errors.JWKSTimeout) throw error;
      // The library's codes say which check failed and hold nothing of the token.
      if (error instanceof errors.JOSEError) return `its token does not hold (${error.code})`;
      throw error;
    }
  };
}
