/** Owns the calls about where rows are pushed: the Coda doc and the pushes so far. */
import type {
  CodaDestination,
  CodaDestinationBody,
  CodaTestAnswer,
  PushesAnswer,
  PushRecord,
} from '@ridebook/domain';
import { createCalls, type Answer, type RestEffects } from './rest-call.ts';

export interface DestinationClient {
  readCoda(): Promise<Answer<CodaDestination>>;
  /** What is left out stays as it is; another doc makes its token forgotten. */
  changeCoda(body: CodaDestinationBody): Promise<Answer<CodaDestination>>;
  forgetCoda(): Promise<Answer<null>>;
  /** Looks at the doc without writing to it. */
  testCoda(): Promise<Answer<CodaTestAnswer>>;
  /** Newest first. */
  readPushes(): Promise<Answer<readonly PushRecord[]>>;
}

export function createDestinationClient(effects: RestEffects): DestinationClient {
  const { ask, change } = createCalls(effects);
  return {
    readCoda: () => ask<CodaDestination>('GET', '/destinations/coda'),
    changeCoda: (body) => ask<CodaDestination>('PUT', '/destinations/coda', body),
    forgetCoda: () => change('DELETE', '/destinations/coda'),
    testCoda: () => ask<CodaTestAnswer>('POST', '/destinations/coda/test'),
    readPushes: async () => {
      const answer = await ask<PushesAnswer>('GET', '/pushes');
      return answer.ok ? { ok: true, value: answer.value.pushes } : answer;
    },
  };
}
