/** Owns one sealed text in the store: kept, opened, sealed anew under another key, and forgotten. */
import type { Store } from '@ridebook/store';
import { KeyError } from '../errors.ts';
import type { KeyRing } from './find-key.ts';
import { openSealed, sealText, type SecretPurpose } from './sealing.ts';

export interface SealedText {
  exists(): Promise<boolean>;
  /** @throws KeyError where the key is another one */
  maybeText(): Promise<string | null>;
  put(text: string): Promise<void>;
  /** Seals what is kept under the first of the keys. @returns whether there was anything */
  reseal(): Promise<boolean>;
  clear(): Promise<void>;
}

export interface SealedTextOptions {
  readonly store: Store;
  readonly keys: () => Promise<KeyRing['keys']>;
  readonly purpose: SecretPurpose;
  /** What to do where it does not open. */
  readonly remedy: string;
}

export function createSealedText({ store, keys, purpose, remedy }: SealedTextOptions): SealedText {
  const exists = async (): Promise<boolean> =>
    (await store.maybeSecret(purpose.account, purpose.kind)) !== null;
  const put = async (text: string): Promise<void> => {
    const [key] = await keys();
    await store.putSecret({ ...purpose, sealed: sealText(key, purpose, text) });
  };
  const maybeText = async (): Promise<string | null> => {
    const secret = await store.maybeSecret(purpose.account, purpose.kind);
    if (secret === null) return null;
    try {
      return openSealed(await keys(), purpose, secret.sealed);
    } catch (error) {
      throw error instanceof KeyError ? new KeyError(remedy, { cause: error }) : error;
    }
  };
  return {
    exists,
    maybeText,
    put,
    async reseal() {
      const text = await maybeText();
      if (text !== null) await put(text);
      return text !== null;
    },
    clear: () => store.deleteSecrets(purpose.account),
  };
}
