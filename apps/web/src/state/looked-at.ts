/** Owns how the book of somebody else answers: whole and at rest, because what runs and went wrong is theirs alone. */
import type { RestClient } from './rest-client.ts';

/** The same calls; the status says nothing of a session that is not the reader's. */
export function asLookedAt(rest: RestClient): RestClient {
  return {
    ...rest,
    readStatus: async () => {
      const answer = await rest.readStatus();
      if (!answer.ok) return answer;
      return { ok: true, value: { ...answer.value, connection: 'signed-in', isHistoryComplete: true } };
    },
  };
}
