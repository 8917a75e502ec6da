/** Owns Peloton as the function sees it: the session in Secret Manager, the pace of a browser. */
import {
  createPacer,
  createPelotonClient,
  politePace,
  unlimitedPace,
  type PelotonClient,
} from '@ridebook/peloton';
import type { Transport } from '@ridebook/peloton';
import type { Configuration } from './configuration.ts';
import type { Effects } from './effects.ts';
import { createSecretSession } from './secret-session.ts';

export function createPeloton(
  configuration: Configuration,
  effects: Effects,
  transport: Transport,
): PelotonClient {
  const pace = configuration.isPaced ? politePace : unlimitedPace;
  return createPelotonClient({
    ...effects,
    hosts: configuration.hosts,
    transport,
    pacer: createPacer(pace, effects),
    vault: createSecretSession(configuration),
    userAgent: 'Ridebook for Cloud Functions',
  });
}
