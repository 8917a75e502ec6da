/** Owns the small facts that belong to no rider: those of this installation, whoever is signed in, and those of a member. */
import { ownerId, placeOfMember, type Store } from '@ridebook/store';

export interface InstallationState {
  read(key: string): Promise<string | null>;
  /** @param value `null` deletes */
  write(key: string, value: string | null): Promise<void>;
}

/** @param memberId whose; the installation's own are kept with the owner's */
export function createInstallationState(
  store: Pick<Store, 'maybeState' | 'putState'>,
  memberId = ownerId,
): InstallationState {
  const place = placeOfMember(memberId);
  const read = (key: string): Promise<string | null> => store.maybeState(place, key);
  return {
    read,
    async write(key, value) {
      if ((await read(key)) !== value) await store.putState(place, key, value);
    },
  };
}
