/** Owns the accounts that can sign in: the fictional riders and one whose second factor no program can answer. */

export interface Account {
  readonly username: string;
  readonly email: string;
  readonly password: string;
  readonly userId: string;
}

export const riderUsername = 'evening_cadence';
export const riderEmail = 'maren.holt@example.com';
export const riderPassword = 'quiet-flywheel-42';
/** Any password is accepted and then a code is demanded. */
const twoFactorUsername = 'two_factor_rider';

export type PasswordVerdict =
  { readonly kind: 'wrong' | 'second-factor' } | { readonly kind: 'welcome'; readonly account: Account };

/** Judges a user name (or address) and password. */
export function judgePassword(
  accounts: readonly Account[],
  username: string,
  password: string,
): PasswordVerdict {
  if (username === twoFactorUsername) return { kind: 'second-factor' };
  const typed = username.toLowerCase();
  const account = accounts.find((one) => typed === one.username || typed === one.email);
  return account?.password === password ? { kind: 'welcome', account } : { kind: 'wrong' };
}
