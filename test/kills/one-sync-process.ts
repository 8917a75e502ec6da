/** A server's sync process in the place of the program's own: on a test's clock, and mortal. Started by `one-server.ts`. */
import { endWithServerAlone } from '../../apps/ridebook/src/sync-process/server-line.ts';
import { serveSyncs } from '../../apps/ridebook/src/sync-process/serve-syncs.ts';
import { openBookAt } from '../in-process/book-at.ts';
import { createTestClock } from '../in-process/test-clock.ts';
import { mortalSteps } from './mortal-steps.ts';
import { assignmentName, type ServerAssignment } from './server-assignment.ts';

endWithServerAlone();
const { folder, hosts, nowMs, dieAt, how } = JSON.parse(
  process.env[assignmentName] ?? '',
) as ServerAssignment;
const { onStep } = mortalSteps(dieAt, how);
serveSyncs(() => openBookAt({ folder, hosts, clock: createTestClock(nowMs), onStep }));
