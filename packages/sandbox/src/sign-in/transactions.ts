/** Owns the sign-ins under way: what each was asked for, how far it has come, and the codes it ended in. */
import { opaqueText } from '../random.ts';
import { codeSeconds } from './tenant.ts';

/** What the client asked `/authorize` for. */
export interface AuthorizeRequest {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scope: string;
  readonly audience: string;
  readonly responseType: string;
  readonly nonce: string;
  /** The caller's own state: it comes back with the code and is good for nothing before. */
  readonly callerState: string;
  readonly codeChallenge: string;
  readonly codeChallengeMethod: string;
}

export interface Transaction {
  readonly request: AuthorizeRequest;
  /** The state of the login page's query; not the caller's. */
  readonly loginState: string;
  /** Ties the browser to the transaction. */
  readonly sessionCookie: string;
  csrf: string | null;
  userId: string | null;
  resultToken: string | null;
  claimToken: string | null;
  /** States of the redirects, handed out one hop at a time. */
  resumeState: string | null;
  finalState: string | null;
  userHash: string | null;
}

export interface IssuedCode {
  readonly request: AuthorizeRequest;
  readonly userId: string;
  readonly expiresAt: number;
  isUsed: boolean;
}

export interface Transactions {
  begin(request: AuthorizeRequest): Transaction;
  find(matches: (transaction: Transaction) => boolean): Transaction | undefined;
  finish(transaction: Transaction, userId: string): string;
  code(code: string): IssuedCode | undefined;
  draw(length: number, purpose: string): string;
}

export function openTransactions(seed: string, clock: () => number): Transactions {
  const open = new Set<Transaction>();
  const codes = new Map<string, IssuedCode>();
  let drawn = 0;
  const draw = (length: number, purpose: string): string => opaqueText(length, seed, purpose, drawn++);
  return {
    draw,
    begin: (request) => {
      const transaction: Transaction = {
        request,
        // Auth0's transaction states are about this long and begin like this.
        loginState: `hKFo2SB${draw(153, 'login state')}`,
        sessionCookie: `s%3A${draw(40, 'session cookie')}`,
        csrf: null,
        userId: null,
        resultToken: null,
        claimToken: null,
        resumeState: null,
        finalState: null,
        userHash: null,
      };
      open.add(transaction);
      return transaction;
    },
    find: (matches) => [...open].find(matches),
    finish: (transaction, userId) => {
      open.delete(transaction);
      const code = draw(43, 'code');
      const expiresAt = clock() + codeSeconds * 1000;
      codes.set(code, { request: transaction.request, userId, expiresAt, isUsed: false });
      return code;
    },
    code: (code) => codes.get(code),
  };
}
