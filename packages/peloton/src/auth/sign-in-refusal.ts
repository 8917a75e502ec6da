/** Owns what a refused password means: the identity provider's codes, turned into what the person can do. */
import { SignInAgainError } from '../errors/sign-in-again-error.ts';
import { UpstreamError } from '../errors/upstream-error.ts';
import type { HttpResponse } from '../http.ts';

/** Turns an answer other than 200 to the password into the error to throw. */
export function signInRefusal(response: HttpResponse): SignInAgainError | UpstreamError {
  const code = maybeRefusalCode(response.text);
  if (code === 'too_many_attempts' || code === 'blocked_user') {
    return new SignInAgainError(
      'account-blocked',
      'Peloton has locked this account for a while after too many attempts. Check your e-mail, then try again later.',
    );
  }
  if (code === 'invalid_user_password' || response.status === 401) {
    return new SignInAgainError('wrong-password', 'Peloton does not accept this username and password.');
  }
  if (code !== null && /mfa|multifactor|verification/.test(code)) {
    return new SignInAgainError(
      'second-factor',
      'Peloton asks this account for a code, which cannot be automated. Paste a token instead.',
    );
  }
  if (response.status === 429) {
    return new UpstreamError(
      'limited',
      'Peloton takes no more sign-ins for now (429). Try again in an hour.',
    );
  }
  return new UpstreamError(
    'blocked',
    `Peloton refused the sign-in (${response.status}) before looking at the password. Paste a token, or try again later.`,
  );
}

function maybeRefusalCode(text: string): string | null {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null || !('code' in body)) return null;
    return typeof body.code === 'string' ? body.code : null;
  } catch {
    return null;
  }
}
