import { expect, it } from 'vitest';
import { servedTogether } from './served-together.ts';

/** Serves when it is told to, and remembers whom together. */
function makeCounter() {
  const rounds: string[][] = [];
  const gates: PromiseWithResolvers<void>[] = [];
  const ask = servedTogether(async (asked: readonly string[]) => {
    rounds.push([...asked]);
    const gate = Promise.withResolvers<void>();
    gates.push(gate);
    await gate.promise;
    return asked.map((each) => `${each} served`);
  });
  return { ask, rounds, gates };
}

it('serves the first at once, and all who came meanwhile together, each with their own answer', async () => {
  const { ask, rounds, gates } = makeCounter();
  const first = ask('a');
  await expect.poll(() => gates.length).toBe(1);
  const others = [ask('b'), ask('c')];
  gates[0]?.resolve();
  expect(await first).toBe('a served');
  await expect.poll(() => gates.length).toBe(2);
  gates[1]?.resolve();
  expect(await Promise.all(others)).toEqual(['b served', 'c served']);
  expect(rounds).toEqual([['a'], ['b', 'c']]);
});

it('tells everybody of a round what went wrong, and serves the next one', async () => {
  const { ask, gates } = makeCounter();
  const first = ask('a');
  await expect.poll(() => gates.length).toBe(1);
  gates[0]?.reject(new Error('the database is away'));
  await expect(first).rejects.toThrow('the database is away');
  const next = ask('b');
  await expect.poll(() => gates.length).toBe(2);
  gates[1]?.resolve();
  expect(await next).toBe('b served');
});
