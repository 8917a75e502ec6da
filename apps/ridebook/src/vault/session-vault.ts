/** Owns the stored session: sealed with the vault's key, in the store, renewed by one process at a time. */
import type { Session, SessionVault } from '@ridebook/peloton';
import { LockHeldError, ownerId, placeOfMember, type Store } from '@ridebook/store';
import type { KeyRing } from './find-key.ts';
import { openSealed, sealText } from './sealing.ts';

export interface SessionVaultEffects {
  readonly store: Store;
  readonly keys: () => Promise<KeyRing['keys']>;
  readonly sleep: (ms: number) => Promise<void>;
  readonly memberId: string;
}

export interface StoredSessionVault extends SessionVault {
  exists(): Promise<boolean>;
  /** Seals what is kept under the first of the keys. @returns whether there was anything */
  reseal(): Promise<boolean>;
  clear(): Promise<void>;
}

const lockPollMs = 100;
/** Longer than any renewal takes with its retries. */
const longestWaitMs = 60_000;

export function createSessionVault({
  store,
  keys,
  sleep,
  memberId,
}: SessionVaultEffects): StoredSessionVault {
  // The owner's names are those from before there were others.
  const isOwner = memberId === ownerId;
  const purpose = {
    account: isOwner ? 'current' : placeOfMember(memberId),
    kind: 'peloton-session',
  } as const;
  const lockName = isOwner ? 'session-renewal' : `session-renewal.${placeOfMember(memberId)}`;
  const maybeText = async (): Promise<string | null> => {
    const secret = await store.maybeSecret(purpose.account, purpose.kind);
    return secret === null ? null : openSealed(await keys(), purpose, secret.sealed);
  };
  const put = async (text: string): Promise<void> => {
    const [key] = await keys();
    await store.putSecret({ ...purpose, sealed: sealText(key, purpose, text) });
  };
  const vault: StoredSessionVault = {
    async load() {
      const text = await maybeText();
      return text === null ? null : (JSON.parse(text) as Session);
    },
    save: (session) => put(JSON.stringify(session)),
    reseal: () =>
      vault.withRenewalLock(async () => {
        const text = await maybeText();
        if (text !== null) await put(text);
        return text !== null;
      }),
    exists: async () => (await store.maybeSecret(purpose.account, purpose.kind)) !== null,
    clear: () => store.deleteSecrets(purpose.account),
    async withRenewalLock(work) {
      for (let waitedMs = 0; ; waitedMs += lockPollMs) {
        try {
          return await store.withLock(lockName, work);
        } catch (error) {
          if (!(error instanceof LockHeldError) || waitedMs >= longestWaitMs) throw error;
          await sleep(lockPollMs);
        }
      }
    },
  };
  return vault;
}
