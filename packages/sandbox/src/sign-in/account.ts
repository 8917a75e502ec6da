/** Owns the accounts that can sign in: the fictional rider and one whose second factor no program can answer. */

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

export type PasswordVerdict = 'welcome' | 'wrong' | 'second-factor';

/** Judges a user name (or address) and password. */
export function judgePassword(account: Account, username: string, password: string): PasswordVerdict {
  if (username === twoFactorUsername) return 'second-factor';
  const isKnown = username.toLowerCase() === account.username || username.toLowerCase() === account.email;
  return isKnown && password === account.password ? 'welcome' : 'wrong';
}
