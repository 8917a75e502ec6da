/** Owns noticing that nothing works any more: one thing that fails is that thing's trouble, many in a row are Peloton's. */

/** How many tries again are decent, as a share of all requests, beyond a handful: with a sixth, requests stay within 1.2 times the things asked for. */
const retryShare = 1 / 6;
const retriesAtFirst = 3;

/** Requests in a row that failed for good. A broken connection costs more time than a refusal, so fewer are borne. */
const mostRefusalsInARow = 10;
const mostBreaksInARow = 3;

export interface RefusalCounter {
  noteRequest(): void;
  /** Whether another try is decent, and counts it when it is. */
  mayRetry(): boolean;
  noteSuccess(): void;
  /** @returns whether it is time to give up on everything */
  noteFailure(kind: 'refused' | 'broken'): boolean;
}

export function createRefusalCounter(): RefusalCounter {
  let requests = 0;
  let retries = 0;
  let refusals = 0;
  let breaks = 0;
  return {
    noteRequest() {
      requests += 1;
    },
    mayRetry() {
      if (retries >= retriesAtFirst + retryShare * requests) return false;
      retries += 1;
      return true;
    },
    noteSuccess() {
      refusals = 0;
      breaks = 0;
    },
    noteFailure(kind) {
      if (kind === 'refused') refusals += 1;
      else breaks += 1;
      return refusals >= mostRefusalsInARow || breaks >= mostBreaksInARow;
    },
  };
}
