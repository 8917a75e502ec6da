/**
 * One push in a process of its own, which ends by SIGKILL before its n-th step, or with a line of JSON. It sleeps on the
 * clock of whoever started it, which is the emulated Coda's too. Its one argument is an `Assignment` in JSON.
 */
import { once } from 'node:events';
import { enableCompileCache } from 'node:module';
import { mortalSteps } from '../mortal-steps.ts';
import type { Assignment, PushEnd } from './kill-pushes.ts';

enableCompileCache();

const { openBookAt } = await import('../../in-process/book-at.ts');
const { createTestClock } = await import('../../in-process/test-clock.ts');
const { sentencesOf, pushToCoda } = await import('../../../apps/ridebook/src/coda/push-coda.ts');

const { folder, hosts, coda, nowMs, killAt } = JSON.parse(process.argv[2] ?? '') as Assignment;
const { steps, onStep } = mortalSteps(killAt);
const clock = createTestClock(nowMs);

async function sleep(ms: number): Promise<void> {
  const woken = once(process, 'message');
  process.send?.(ms);
  const [now] = (await woken) as [number];
  clock.advance(now - clock.nowMs());
}

async function pushOnce(): Promise<PushEnd> {
  const book = await openBookAt({ folder, hosts, coda, clock, sleep, onStep });
  try {
    const push = await pushToCoda(book, {
      scope: 'changed',
      isStopping: () => false,
      onProgress: () => undefined,
    });
    return {
      steps: steps.length,
      exitCode: push.exitCode,
      requests: push.requests,
      problems: sentencesOf(push),
    };
  } finally {
    await book.close();
  }
}

process.stdout.write(JSON.stringify(await pushOnce()));
process.disconnect();
