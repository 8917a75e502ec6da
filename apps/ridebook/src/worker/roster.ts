/** Owns who is synced by workers: the owner and every member of the household with an account of their own. */
import { ownerId } from '@ridebook/store';
import type { Book } from '../engine/book.ts';

export interface Roster {
  /** Ids of the members. */
  list(): Promise<readonly string[]>;
  /** Whether the member is still there. */
  has(memberId: string): Promise<boolean>;
}

export function createRoster({ store }: Pick<Book, 'store'>): Roster {
  const list = async (): Promise<readonly string[]> => [
    ownerId,
    ...(await store.listMembers())
      .filter(({ role, id }) => role === 'rider' && id !== ownerId)
      .map(({ id }) => id),
  ];
  return { list, has: async (memberId) => (await list()).includes(memberId) };
}
