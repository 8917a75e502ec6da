/** Owns the guards of many workers at one Peloton: what all keep that one of them learned. */
import type { Guard } from './guard.ts';

export const guardsOfFleet: readonly Guard[] = [
  {
    guards: 'a 429 that asks for seconds is kept by all workers',
    file: 'apps/ridebook/src/worker/rider-job.ts',
    take: 'await state.hold(statedMs);',
    put: '',
    test: 'test/fleet/workers.test.ts',
    name: 'the short silence',
  },
  {
    guards: 'a look at a closed door is short',
    file: 'apps/ridebook/src/worker/rider-job.ts',
    take: 'job.isProbe ? probeRequests : laneRules[job.lane].requestsAtOnce',
    put: 'laneRules[job.lane].requestsAtOnce',
    test: 'test/fleet/workers.test.ts',
    name: 'a closed door',
  },
  {
    guards: 'a look at a closed door that told nothing is made up for',
    file: 'packages/sync/src/fleet/fleet-pause.ts',
    take: "saw === 'refusal' ? nowMs + probeEveryMs : nowMs",
    put: 'nowMs + probeEveryMs',
    test: 'packages/sync/src/fleet/fleet-pause.test.ts',
  },
];
