/** Owns the locks of one member on a store: what a member does, they do once at a time, beside all the others. */
import { LockHeldError, ownerId, placeOfMember, type Store } from '@ridebook/store';
import { lockHeld, type BookLock } from './book-lock.ts';

export interface MemberLocks {
  /** Runs `work` alone. @throws LockHeldError when the member's lock of this name is held */
  withLock<T>(name: BookLock, work: () => Promise<T>): Promise<T>;
  /**
   * The same, and takes the lock from whoever holds it: they are stopped at their next write.
   * @throws LockHeldError when they have not let go within a minute
   */
  takeOver<T>(name: BookLock, work: () => Promise<T>): Promise<T>;
}

/** A holder notices with its next write that its lock is gone; between two writes lies at most a request with its tries. */
const takeOverPollMs = 250;
const longestTakeOverMs = 60_000;

export function createMemberLocks(
  store: Pick<Store, 'withLock' | 'revokeLock'>,
  memberId: string,
  sleep: (ms: number) => Promise<void>,
): MemberLocks {
  // The owner's lock has the name it had before there were others.
  const lockName = (name: BookLock): string =>
    memberId === ownerId ? name : `${name}.${placeOfMember(memberId)}`;
  const withLock: MemberLocks['withLock'] = async (name, work) => {
    let isTaken = false as boolean;
    try {
      return await store.withLock(lockName(name), () => {
        isTaken = true;
        return work();
      });
    } catch (error) {
      // What the work itself found locked is something else.
      throw error instanceof LockHeldError && !isTaken ? lockHeld(name) : error;
    }
  };
  return {
    withLock,
    async takeOver(name, work) {
      for (let waitedMs = 0; ; waitedMs += takeOverPollMs) {
        try {
          return await withLock(name, work);
        } catch (error) {
          const isHeld = error instanceof LockHeldError && waitedMs < longestTakeOverMs;
          if (!isHeld || !(await store.revokeLock(lockName(name)))) throw error;
          await sleep(takeOverPollMs);
        }
      }
    },
  };
}
