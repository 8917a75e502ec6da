/** Owns who is synced by workers: the owner and every member of the household with an account of their own. */
import { ownerId, type MemberRecord } from '@ridebook/store';
import type { Book } from '../engine/book.ts';

export interface Roster {
  /** Ids of the members. */
  list(): Promise<readonly string[]>;
  /** Whether the member is still there. One look-up, however many there are: every job asks. */
  has(memberId: string): Promise<boolean>;
}

const hasAccount = ({ id, role }: MemberRecord): boolean => role === 'rider' && id !== ownerId;

export const createRoster = ({ store }: Pick<Book, 'store'>): Roster => ({
  list: async () => [ownerId, ...(await store.listMembers()).filter(hasAccount).map(({ id }) => id)],
  async has(memberId) {
    if (memberId === ownerId) return true;
    const member = await store.maybeMember(memberId);
    return member !== null && hasAccount(member);
  },
});
