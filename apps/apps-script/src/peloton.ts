/** Owns Peloton as seen from a script: the same patient client as everywhere, over a transport that blocks. */
import { createPelotonClient, politePace, type Pacer, type PelotonClient } from '@ridebook/peloton';
import type { Services } from './services.ts';
import { createSessionVault } from './session.ts';
import { readHosts } from './settings.ts';
import { send } from './transport.ts';

/** One request after the other: nothing else can be under way. */
function createBlockingPacer({ nowMs, utilities }: Services): Pacer {
  const spacingMs = 1000 / politePace.requestsPerSecond;
  let nextMs = 0;
  return {
    async run(task) {
      const waitMs = nextMs - nowMs();
      if (waitMs > 0) utilities.sleep(waitMs);
      nextMs = nowMs() + spacingMs;
      return task();
    },
  };
}

export function createPeloton(services: Services): PelotonClient {
  return createPelotonClient({
    hosts: readHosts(services),
    vault: createSessionVault(services),
    userAgent: 'Ridebook for Google Sheets',
    transport: async (request) => send(services, request),
    pacer: createBlockingPacer(services),
    nowMs: services.nowMs,
    sleep: async (ms) => services.utilities.sleep(ms),
    random: services.random,
  });
}
