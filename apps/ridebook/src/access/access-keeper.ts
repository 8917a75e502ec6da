/** Owns who may come in: the password, the sessions of browsers that knew it, and the tokens of programs. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { isoInstant, type ApiToken, type ApiTokenScope, type CreatedApiToken } from '@ridebook/domain';
import { ownerId, type ApiTokenRecord, type Store, type WebSessionRecord } from '@ridebook/store';
import { createInstallationState } from '../engine/installation-state.ts';
import { UsageError } from '../errors.ts';
import { createAttemptLimiter } from './attempt-limiter.ts';
import { hashPassword, isPassword, maybeWeakness, nobodysPassword } from './password.ts';

/** Who is let in. */
export interface Admission {
  isPasswordSet(): Promise<boolean>;
  /** Whose session it is; `null` for one that is none, or not any more. */
  maybeMember(cookie: string): Promise<string | null>;
  /** `null` for a token that is none, or not any more. */
  maybeToken(token: string): Promise<TokenPower | null>;
}

/** Where nobody is named, it is about the owner: on most installations there is nobody else. */
export interface AccessKeeper extends Admission {
  /** The same without a note that somebody came: who stays where they are visits nobody. */
  readonly looking: Admission;
  /** Ends every session of theirs. @throws UsageError for a weak one; `null` takes the owner's password away */
  setPassword(password: string | null, memberId?: string): Promise<void>;
  /**
   * Looks at a guess, or says how long to wait before the next is looked at.
   * @param memberId `null` where nobody has the name that was given: it takes as long, and is wrong
   */
  guess(password: string, address: string, memberId?: string | null): Promise<Guess>;
  /** Begins a session. @returns what the browser keeps: it opens the door */
  openSession(memberId?: string): Promise<string>;
  endSession(cookie: string): Promise<void>;
  /** @returns the token itself, this once. @throws UsageError for a name that says nothing */
  createToken(name: string, scope: ApiTokenScope, memberId?: string): Promise<CreatedApiToken>;
  listTokens(memberId?: string): Promise<readonly ApiToken[]>;
  /** @returns whether there was one of this id, and theirs */
  revokeToken(id: string, memberId?: string): Promise<boolean>;
}

export interface TokenPower {
  readonly scope: ApiTokenScope;
  readonly memberId: string;
}

export type Guess =
  | { readonly kind: 'right' }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'wait'; readonly seconds: number };

export interface AccessOptions {
  readonly store: Store;
  readonly nowMs: () => number;
}

const passwordKey = 'password';
const dayMs = 24 * 60 * 60 * 1000;
/** ASVS 5, 7.3: a session ends when nobody came for a week, and after a month whoever comes. */
const idleMs = 7 * dayMs;
const absoluteMs = 30 * dayMs;
/** When somebody came last is written down no finer than this. */
const noteEveryMs = 60_000;
/** How soon a password set by another process is asked for here. */
const passwordAgeMs = 1_000;
const longestName = 80;

/** Lets a secret scanner and a person tell what it is. */
const tokenPrefix = 'ridebook_';

const mint = (): string => randomBytes(32).toString('base64url');
/** A minted secret has 256 random bits: a plain hash of it cannot be guessed back, and is quick to look up. */
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

export function createAccessKeeper({ store, nowMs }: AccessOptions): AccessKeeper {
  const state = createInstallationState(store);
  const limiter = createAttemptLimiter();
  let read: { readonly atMs: number; readonly kept: Promise<string | null> } | null = null;
  let guessing: Promise<unknown> = Promise.resolve();

  const iso = (ms: number): string => isoInstant(ms / 1000);
  const keptPassword = (): Promise<string | null> => {
    const isFresh = read !== null && Math.abs(nowMs() - read.atMs) < passwordAgeMs;
    if (read === null || !isFresh) read = { atMs: nowMs(), kept: state.read(passwordKey) };
    return read.kept;
  };
  const maybePasswordOf = async (memberId: string | null): Promise<string | null> => {
    if (memberId === ownerId) return keptPassword();
    const member = memberId === null ? null : await store.maybeMember(memberId);
    return member?.password ?? nobodysPassword;
  };
  const hasPassed = (instant: string, sinceMs: number): boolean => Date.parse(instant) <= nowMs() - sinceMs;

  const isPasswordSet = async (): Promise<boolean> => (await keptPassword()) !== null;
  const maybeSession = async (cookie: string): Promise<WebSessionRecord | null> => {
    const session = await store.maybeWebSession(hashOf(cookie));
    if (session === null) return null;
    const isOver = hasPassed(session.lastSeenAt, idleMs) || hasPassed(session.createdAt, absoluteMs);
    return isOver ? null : session;
  };
  const maybeRecord = (token: string): Promise<ApiTokenRecord | null> => store.maybeApiToken(hashOf(token));

  return {
    isPasswordSet,
    looking: {
      isPasswordSet,
      maybeMember: async (cookie) => (await maybeSession(cookie))?.memberId ?? null,
      async maybeToken(token) {
        const record = await maybeRecord(token);
        return record === null ? null : powerOf(record);
      },
    },
    async setPassword(password, memberId = ownerId) {
      const weakness = password === null ? null : maybeWeakness(password);
      if (weakness !== null) throw new UsageError(weakness);
      const kept = password === null ? null : await hashPassword(password);
      if (memberId === ownerId) await state.write(passwordKey, kept);
      else await store.changeMember(memberId, { password: kept });
      read = null;
      await store.deleteWebSessions(memberId);
    },
    async guess(password, address, memberId = ownerId) {
      const seconds = limiter.take(address, nowMs());
      if (seconds > 0) return { kind: 'wait', seconds };
      // One at a time: each takes 32 MB for a moment.
      const looked = guessing.then(async () => {
        const kept = await maybePasswordOf(memberId);
        return kept !== null && (await isPassword(password, kept));
      });
      guessing = looked.catch(() => undefined);
      if (!(await looked)) return { kind: 'wrong' };
      limiter.forgive(address);
      return { kind: 'right' };
    },
    async openSession(memberId = ownerId) {
      await store.deleteStaleWebSessions(iso(nowMs() - idleMs), iso(nowMs() - absoluteMs));
      const cookie = mint();
      const now = iso(nowMs());
      await store.putWebSession({ sessionHash: hashOf(cookie), memberId, createdAt: now, lastSeenAt: now });
      return cookie;
    },
    async maybeMember(cookie) {
      const session = await maybeSession(cookie);
      if (session === null) return null;
      if (hasPassed(session.lastSeenAt, noteEveryMs)) {
        await store.putWebSession({ ...session, lastSeenAt: iso(nowMs()) });
      }
      return session.memberId;
    },
    async endSession(cookie) {
      await store.deleteWebSession(hashOf(cookie));
    },
    async createToken(name, scope, memberId = ownerId) {
      const shortName = name.trim();
      if (shortName === '' || [...shortName].length > longestName) {
        throw new UsageError(
          `Give the token a name of up to ${longestName} characters, such as who uses it.`,
        );
      }
      const token = `${tokenPrefix}${mint()}`;
      const record: ApiTokenRecord = {
        id: randomUUID(),
        name: shortName,
        scope,
        memberId,
        tokenHash: hashOf(token),
        createdAt: iso(nowMs()),
        lastUsedAt: null,
      };
      await store.addApiToken(record);
      return { ...withoutHash(record), token };
    },
    listTokens: async (memberId = ownerId) => (await store.listApiTokens(memberId)).map(withoutHash),
    revokeToken: async (id, memberId = ownerId) => (await store.deleteApiToken(memberId, id)) > 0,
    async maybeToken(token) {
      const record = await maybeRecord(token);
      if (record === null) return null;
      if (record.lastUsedAt === null || hasPassed(record.lastUsedAt, noteEveryMs)) {
        await store.noteApiTokenUse(record.id, iso(nowMs()));
      }
      return powerOf(record);
    },
  };
}

const powerOf = ({ scope, memberId }: ApiTokenRecord): TokenPower => ({ scope, memberId });

const withoutHash = ({ id, name, scope, createdAt, lastUsedAt }: ApiTokenRecord): ApiToken => ({
  id,
  name,
  scope,
  createdAt,
  lastUsedAt,
});
