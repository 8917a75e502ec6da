/** Owns the reaction "a person has to sign in again": nothing the program does by itself will help. */

/**
 * - `wrong-password`: Peloton does not accept the username and password
 * - `second-factor`: the account asks for a code or a verification that cannot be automated
 * - `account-blocked`: too many attempts, or the account is locked
 * - `session-ended`: the kept session was refused or has expired
 * - `no-session`: nobody has signed in yet
 * - `token-refused`: a pasted token is not accepted
 */
export type SignInProblem =
  'wrong-password' | 'second-factor' | 'account-blocked' | 'session-ended' | 'no-session' | 'token-refused';

export class SignInAgainError extends Error {
  override readonly name = 'SignInAgainError';
  readonly kind: SignInProblem;

  constructor(kind: SignInProblem, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}
