/**
 * One sync in a process of its own, which ends by SIGKILL before its n-th step, or with a line of JSON. Started by
 * `run-sync.ts`; its one argument is an `Assignment` in JSON.
 */
import { enableCompileCache } from 'node:module';
import { mortalSteps } from './mortal-steps.ts';
import type { Assignment, SyncEnd } from './run-sync.ts';

enableCompileCache();

const { openBookAt } = await import('../in-process/book-at.ts');
const { createTestClock } = await import('../in-process/test-clock.ts');
const { syncExitCode } = await import('../../apps/ridebook/src/engine/book.ts');
const { exitCodeOf } = await import('../../apps/ridebook/src/errors.ts');

const { folder, hosts, nowMs, killAt } = JSON.parse(process.argv[2] ?? '') as Assignment;
const { steps, onStep } = mortalSteps(killAt);

async function runOnce(): Promise<SyncEnd> {
  const clock = createTestClock(nowMs);
  const book = await openBookAt({ folder, hosts, clock, onStep });
  try {
    const result = await book.sync({
      options: { scope: 'new', types: null },
      isStopping: () => false,
      onProgress: () => undefined,
      onStored: () => undefined,
    });
    return { steps, exitCode: syncExitCode(result), requests: result.outcome.requests };
  } catch (error) {
    return { steps, exitCode: exitCodeOf(error), requests: 0 };
  } finally {
    await book.close();
  }
}

process.stdout.write(JSON.stringify(await runOnce()));
