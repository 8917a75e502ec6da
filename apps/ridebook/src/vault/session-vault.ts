/** Owns the stored session: sealed with the vault's key, in the store, renewed by one process at a time. */
import type { Session, SessionVault } from '@ridebook/peloton';
import { LockHeldError, type Store } from '@ridebook/store';
import { openSealed, sealText } from './sealing.ts';

const purpose = { account: 'current', kind: 'peloton-session' } as const;

export interface SessionVaultEffects {
  readonly store: Store;
  readonly key: () => Promise<Uint8Array>;
  readonly sleep: (ms: number) => Promise<void>;
}

export interface StoredSessionVault extends SessionVault {
  exists(): Promise<boolean>;
  clear(): Promise<void>;
}

const lockPollMs = 100;
/** Longer than any renewal takes with its retries. */
const longestWaitMs = 60_000;

export function createSessionVault({ store, key, sleep }: SessionVaultEffects): StoredSessionVault {
  return {
    async load() {
      const secret = await store.maybeSecret(purpose.account, purpose.kind);
      return secret === null
        ? null
        : (JSON.parse(openSealed(await key(), purpose, secret.sealed)) as Session);
    },
    async save(session) {
      await store.putSecret({ ...purpose, sealed: sealText(await key(), purpose, JSON.stringify(session)) });
    },
    exists: async () => (await store.maybeSecret(purpose.account, purpose.kind)) !== null,
    clear: () => store.deleteSecrets(purpose.account),
    async withRenewalLock(work) {
      for (let waitedMs = 0; ; waitedMs += lockPollMs) {
        try {
          return await store.withLock('session-renewal', work);
        } catch (error) {
          if (!(error instanceof LockHeldError) || waitedMs >= longestWaitMs) throw error;
          await sleep(lockPollMs);
        }
      }
    },
  };
}
