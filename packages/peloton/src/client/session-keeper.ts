/** Owns keeping a session alive: renewed before it ends or when it is refused, once for everybody who waits. */
import { decodeTokenAnswer, refreshRequest, type Session } from '../auth/tokens.ts';
import { SignInAgainError } from '../errors/sign-in-again-error.ts';
import type { HttpRequest, HttpResponse } from '../http.ts';
import type { PelotonHosts } from '../wire/hosts.ts';
import { essential } from './answer.ts';

/** Where the session is kept, sealed. */
export interface SessionVault {
  load(): Promise<Session | null>;
  /** Durable when it resolves: a rotated refresh token that is lost ends the session. */
  save(session: Session): Promise<void>;
  /** Runs `work` while no other task or process renews the same session; waits for its turn. */
  withRenewalLock<T>(work: () => Promise<T>): Promise<T>;
}

export interface SessionKeeper {
  /** A session that is good for some minutes. @throws SignInAgainError */
  current(): Promise<Session>;
  /** A session other than the refused one. @throws SignInAgainError */
  renew(refused: Session): Promise<Session>;
}

export interface SessionKeeperEffects {
  readonly hosts: PelotonHosts;
  readonly vault: SessionVault;
  readonly send: (request: HttpRequest) => Promise<HttpResponse>;
  readonly nowMs: () => number;
}

export function createSessionKeeper(effects: SessionKeeperEffects): SessionKeeper {
  let session: Session | null = null;
  let renewal: Promise<Session> | null = null;

  const renewUnderLock = (refused: Session): Promise<Session> =>
    effects.vault.withRenewalLock(async () => {
      // Another process may have renewed it while this one waited: its session is the one to use.
      session = await loadSession(effects.vault);
      if (session.accessToken !== refused.accessToken) return session;
      if (session.refreshToken === null) {
        throw new SignInAgainError(
          'session-ended',
          'The session has expired. Sign in again, or paste a new token.',
        );
      }
      const { refreshToken } = session;
      // That no new session can be had concerns every request, not the one that happened to need it.
      const answer = await essential('a new session', () =>
        effects.send(refreshRequest(effects.hosts, refreshToken)),
      );
      const renewed = decodeTokenAnswer(answer, refreshToken, effects.nowMs());
      await effects.vault.save(renewed);
      session = renewed;
      return renewed;
    });

  const renew = async (refused: Session): Promise<Session> => {
    renewal ??= renewUnderLock(refused);
    const joined = renewal;
    try {
      return await joined;
    } finally {
      if (renewal === joined) renewal = null;
    }
  };

  return {
    renew,
    async current() {
      // Read once: a session that another process renews stays good until its own end, and a refused one is read again.
      session ??= await loadSession(effects.vault);
      const isEnding = session.renewAtMs !== null && session.renewAtMs <= effects.nowMs();
      return isEnding ? renew(session) : session;
    },
  };
}

async function loadSession(vault: SessionVault): Promise<Session> {
  const session = await vault.load();
  if (session !== null) return session;
  throw new SignInAgainError('no-session', 'Nobody is signed in. Run "ridebook login".');
}
