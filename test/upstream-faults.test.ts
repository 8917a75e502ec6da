/** Whatever Peloton answers, what is stored stays, one sentence says what happened, and once it is over nothing is missing. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exitCodeOf } from '../apps/ridebook/src/errors.ts';
import { startEngine, type TestEngine } from './in-process/engine.ts';
import { differences } from './support/same-workouts.ts';

let engine: TestEngine;
beforeEach(async () => {
  engine = await startEngine({ workouts: 12, seed: 'faulty' });
});
afterEach(() => engine.close());

const hourMs = 3_600_000;

/** Longer than any cool-down and any wait before another try. */
const longEnoughMs = 30 * hourMs;

async function expectRecovery(): Promise<void> {
  await engine.control('faults', []);
  engine.clock.advance(longEnoughMs);
  const { endedBy } = await engine.sync();
  expect(endedBy).toBeNull();
  engine.clock.advance(longEnoughMs);
  await engine.sync();
  expect(differences(await engine.stored(), await engine.truth())).toEqual([]);
}

/** What ends a sync at its list, and the exit code it means. */
const endsAtTheList = [
  ['html-challenge', 4],
  ['challenge-403', 4],
  ['endpoint-closed', 4],
  ['membership-lapsed', 4],
  ['cloudflare-1015', 4],
  ['retry-after-day', 4],
  ['redirect-302', 4],
  ['empty', 4],
  ['no-content', 4],
  ['truncated-json', 4],
  ['gzip-cut', 4],
  ['gzip-trailer-missing', 4],
  ['gzip-flipped', 4],
  ['gzip-plain', 4],
  ['gzip-bomb', 4],
  ['500', 4],
  ['404', 4],
  ['401', 3],
] as const;

describe('a list that cannot be had', () => {
  it.each(endsAtTheList)(
    '(%s) ends the sync with exit code %i and loses nothing',
    async (fault, exitCode) => {
      await engine.sync();
      const before = await engine.stored();
      await engine.control('workouts', { add: 2 });
      await engine.control('faults', [{ match: '/workouts', fault: Number(fault) || fault }]);
      const { endedBy, outcome } = await engine.sync();
      expect(endedBy).toBeInstanceOf(Error);
      expect(exitCodeOf(endedBy)).toBe(exitCode);
      expect((endedBy as Error).message).toMatch(/^[A-Z0-9].*[.!]$/);
      expect(outcome.requests).toBeLessThanOrEqual(12);
      expect(await engine.stored()).toEqual(before);
      await expectRecovery();
    },
  );
});

describe('one workout whose samples cannot be had', () => {
  it.each([500, 502, 403, 'truncated-json', 'gzip-cut', 'empty', 'nan'] as const)(
    '(%s) costs its own samples and nothing else',
    async (fault) => {
      const victim = (await engine.truth()).find(({ averageOutputWatts }) => averageOutputWatts !== null);
      await engine.control('faults', [{ match: `${victim?.id}/performance_graph`, fault }]);
      const { endedBy, outcome } = await engine.sync();
      expect(endedBy).toBeNull();
      expect(outcome.failed.map(({ id }) => id)).toContain(victim?.id);
      const stored = await engine.stored();
      expect(stored).toHaveLength(12);
      expect(stored.find(({ id }) => id === victim?.id)).toMatchObject({
        averageOutputWatts: null,
        title: victim?.title,
      });
      await expectRecovery();
    },
  );
});

describe('answers that are odd but whole', () => {
  it.each([
    'bom',
    'duplicate-keys',
    'big-integer',
    'proto-keys',
    'unknown-fields',
    'numbers-as-text',
    'duplicate-rows',
    'limit-ignored',
  ] as const)('(%s) change nothing', async (fault) => {
    await engine.control('faults', [{ match: '/api/', fault }]);
    const { endedBy } = await engine.sync();
    expect(endedBy).toBeNull();
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    await expectRecovery();
  });

  it('a page that repeats for ever ends', async () => {
    await engine.control('faults', [{ match: 'limit=100', fault: 'page-repeats' }]);
    expect((await engine.sync()).outcome.requests).toBeLessThan(200);
    await expectRecovery();
  });
});

describe('a refused session', () => {
  it('in the middle of a sync is renewed once, and the sync goes on', async () => {
    await engine.control('faults', [{ match: '/performance_graph', position: 3, fault: 401, times: 1 }]);
    const { endedBy, outcome } = await engine.sync();
    expect(endedBy).toBeNull();
    expect(outcome.added).toBe(12);
    await expectRecovery();
  });

  it('that cannot be renewed asks for a sign-in and keeps what was stored', async () => {
    await engine.control('faults', [
      { match: '/performance_graph', position: 5, fault: 401 },
      { match: '/oauth/token', fault: 'invalid-grant' },
    ]);
    const { endedBy } = await engine.sync();
    expect(exitCodeOf(endedBy)).toBe(3);
    expect(await engine.book.connectionState()).toBe('sign-in-again');
    expect((await engine.stored()).length).toBeGreaterThan(0);
  });
});
