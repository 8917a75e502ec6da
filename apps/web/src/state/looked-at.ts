/**
 * Owns how books that are not the reader's own answer: whole and at rest, because what runs and went wrong is their rider's
 * alone. What is not shown is not asked for: the household says so beforehand, and the server would only refuse.
 */
import type { HouseholdAnswer } from '@ridebook/domain';
import type { Answer, RestClient } from './rest-client.ts';

export interface Sharing {
  /** As it stands in the address. */
  readonly sharerId: string;
  readonly readHousehold: () => Promise<Answer<HouseholdAnswer>>;
}

const nothingThere = {
  ok: false,
  problem: { kind: 'not-found', message: 'There is nothing here that is shown.' },
} as const;

/** The same calls for the book of a member; the status says nothing of a session that is not the reader's. */
export function asLookedAt(rest: RestClient, { sharerId, readHousehold }: Sharing): RestClient {
  return {
    ...rest,
    // What happens within a workout is shown to nobody.
    readMovements: () => Promise.resolve(nothingThere),
    readStatus: async () => {
      const household = await readHousehold();
      if (!household.ok) return household;
      const sharer = household.value.members.find(({ id }) => encodeURIComponent(id) === sharerId);
      if (sharer === undefined || sharer.sharedPages.length === 0) return nothingThere;
      const answer = await rest.readStatus();
      if (!answer.ok) return answer;
      return { ok: true, value: { ...answer.value, connection: 'signed-in', isHistoryComplete: true } };
    },
  };
}

/** The same calls where no book lies open: of one that is not there nobody asks how it stands. */
export const withoutBook = (rest: RestClient): RestClient => ({
  ...rest,
  readStatus: () => Promise.resolve(nothingThere),
});
