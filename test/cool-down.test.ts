/** A refusal of everything is remembered: nobody asks Peloton again before its time, whichever process it is. */
import { UpstreamError } from '@ridebook/peloton';
import { verify } from '@ridebook/sync';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readStatus } from '../apps/ridebook/src/engine/book-status.ts';
import { retryFailed } from '../apps/ridebook/src/engine/retry.ts';
import { signInToBook } from '../apps/ridebook/src/engine/sign-in.ts';
import { startEngine, type TestEngine } from './in-process/engine.ts';

let engine: TestEngine;
beforeAll(async () => {
  engine = await startEngine({ workouts: 5, seed: 'cool' });
});
afterAll(() => engine.close());
beforeEach(async () => {
  await fail(null);
  await engine.book.coolDown.lift();
});

const hourMs = 3_600_000;

const fail = (fault: string | null): Promise<unknown> =>
  engine.control('faults', fault === null ? [] : [{ match: '/api/', fault, times: 1_000 }]);

/** Hours from now until Peloton may be asked again, as the status tells it. */
async function hoursLeft(): Promise<number | null> {
  const { notBefore } = await readStatus(engine.book, null);
  return notBefore === null ? null : (Date.parse(notBefore.at) - engine.clock.nowMs()) / hourMs;
}

describe('a closed endpoint', () => {
  it('ends every sync of the next six hours without a request, and says why', async () => {
    await fail('endpoint-closed');
    expect((await engine.sync()).endedBy).toBeInstanceOf(UpstreamError);
    await fail(null);
    engine.clock.advance(5.9 * hourMs);
    const refused = await engine.sync();
    expect(refused.outcome.requests).toBe(0);
    expect(String(refused.endedBy)).toMatch(/before 2026-\S+Z.*closed this endpoint/);
    engine.clock.advance(0.2 * hourMs);
    expect((await engine.sync()).endedBy).toBeNull();
    expect(await hoursLeft()).toBeNull();
  });

  it('closes for twice as long when it is found closed again, and after a success as at first', async () => {
    await fail('endpoint-closed');
    for (const hours of [6, 12, 24, 24]) {
      await engine.sync();
      expect(await hoursLeft()).toBeCloseTo(hours, 2);
      engine.clock.advance(hours * hourMs);
    }
    await fail(null);
    await engine.sync();
    await fail('endpoint-closed');
    await engine.sync();
    expect(await hoursLeft()).toBeCloseTo(6, 2);
  });

  it('keeps verify and single calls away as well', async () => {
    await fail('endpoint-closed');
    await engine.sync();
    await fail(null);
    const before = engine.clock.nowMs();
    const { store } = engine.book;
    const asking = engine.book.ask((peloton) => verify({ peloton, store, isStopping: () => false }, null));
    await expect(asking).rejects.toBeInstanceOf(UpstreamError);
    await expect(engine.book.ask((peloton) => peloton.get('/api/me'))).rejects.toThrow(/Nothing is asked/);
    expect(engine.clock.nowMs()).toBe(before);
  });
});

describe('too many requests', () => {
  it('are followed by a day without any when Peloton says so', async () => {
    await fail('retry-after-day');
    await engine.sync();
    expect(await hoursLeft()).toBeCloseTo(24, 2);
  });

  it('are followed by a quarter of an hour that doubles when it says nothing', async () => {
    await fail('cloudflare-1015');
    for (const hours of [0.25, 0.5, 1, 2, 4, 6, 6]) {
      await engine.sync();
      expect(await hoursLeft()).toBeCloseTo(hours, 1);
      engine.clock.advance(hours * hourMs);
    }
  });
});

describe('a cool-down', () => {
  it('is lifted by retry', async () => {
    await fail('endpoint-closed');
    await engine.sync();
    await fail(null);
    expect(await retryFailed(engine.book, [])).toMatchObject({ wasCoolingDown: true });
    expect((await engine.sync()).endedBy).toBeNull();
  });

  it('is lifted by a fresh sign-in', async () => {
    await fail('endpoint-closed');
    await engine.sync();
    await fail(null);
    const { username, password } = engine.sandbox;
    await signInToBook(engine.book, { kind: 'password', username, password });
    expect((await engine.sync()).endedBy).toBeNull();
  });

  it('does not follow a failing server, which may be well in a minute', async () => {
    await fail('500');
    expect((await engine.sync()).endedBy).toBeInstanceOf(UpstreamError);
    expect(await hoursLeft()).toBeNull();
  });
});
