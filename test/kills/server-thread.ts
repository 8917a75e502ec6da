/** A server's sync thread in the place of the program's own: on a test's clock, and mortal. Started by `one-server.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import { serveSyncs } from '../../apps/ridebook/src/sync-thread/serve-syncs.ts';
import type { ThreadStart } from '../../apps/ridebook/src/sync-thread/messages.ts';
import { openBookAt } from '../in-process/book-at.ts';
import { createTestClock } from '../in-process/test-clock.ts';
import { mortalSteps } from './mortal-steps.ts';
import { assignmentName, type ServerAssignment } from './server-assignment.ts';

if (parentPort === null) throw new Error('This file is started as a thread.');
const { environment } = workerData as ThreadStart;
const { folder, hosts, nowMs, dieAt, how } = JSON.parse(
  environment[assignmentName] ?? '',
) as ServerAssignment;
const { onStep } = mortalSteps(dieAt, how);
serveSyncs(parentPort, () => openBookAt({ folder, hosts, clock: createTestClock(nowMs), onStep }));
