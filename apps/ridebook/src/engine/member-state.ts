/** Owns what is noted of one member beside their workouts: whom they show, whether the session was refused, whether they are being deleted. */
import type { Rider } from '@ridebook/domain';
import type { Store } from '@ridebook/store';
import type { InstallationState } from './installation-state.ts';

export interface MemberState {
  /** Whose workouts are shown, or `null` before the first sign-in. */
  maybeRider(): Promise<Rider | null>;
  /** @param riderId `null`: nobody's */
  showRider(riderId: string | null): Promise<void>;
  isSessionRefused(): Promise<boolean>;
  /** @param refusedAt when, ISO 8601; `null` once a session was seen to work */
  noteRefusal(refusedAt: string | null): Promise<void>;
  /** Whether somebody, in whichever process, is deleting everything of this member; `false` where the store does not answer. */
  isBeingDeleted(): Promise<boolean>;
  /** Runs the deletion, and says to all while it runs that it does. @param since ISO 8601 */
  whileDeleting<T>(since: string, work: () => Promise<T>): Promise<T>;
}

const currentRiderKey = 'current-rider';
const sessionRefusedKey = 'session-refused-at';
const deletingKey = 'deleting-since';

/** @param state the member's own */
export function createMemberState(store: Pick<Store, 'maybeRider'>, state: InstallationState): MemberState {
  return {
    async maybeRider() {
      const id = await state.read(currentRiderKey);
      return id === null ? null : store.maybeRider(id);
    },
    showRider: (riderId) => state.write(currentRiderKey, riderId),
    isSessionRefused: async () => (await state.read(sessionRefusedKey)) !== null,
    noteRefusal: (refusedAt) => state.write(sessionRefusedKey, refusedAt),
    isBeingDeleted: async () => (await state.read(deletingKey).catch(() => null)) !== null,
    async whileDeleting(since, work) {
      await state.write(deletingKey, since);
      try {
        return await work();
      } finally {
        await state.write(deletingKey, null);
      }
    },
  };
}
