/** Owns the small facts that belong to this installation, whoever is signed in. */
import type { Store } from '@ridebook/store';

export interface InstallationState {
  read(key: string): Promise<string | null>;
  /** @param value `null` deletes */
  write(key: string, value: string | null): Promise<void>;
}

/** State that belongs to no rider is kept under this name. */
export const installation = 'installation';

export function createInstallationState(store: Pick<Store, 'maybeState' | 'putState'>): InstallationState {
  const read = (key: string): Promise<string | null> => store.maybeState(installation, key);
  return {
    read,
    async write(key, value) {
      if ((await read(key)) !== value) await store.putState(installation, key, value);
    },
  };
}
