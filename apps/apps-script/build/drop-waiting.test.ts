/** Promise-based code that runs at once when its waiting is dropped. */
import { describe, expect, it } from 'vitest';
import { dropWaiting } from './drop-waiting.ts';

const run = (code: string): unknown => (0, eval)(dropWaiting(`(() => { ${code} })()`));

describe('dropping the waiting', () => {
  it('makes functions, arrows, methods and generators answer at once', () => {
    const code = `
      const two = async () => 2;
      async function three() { return (await two()) + 1; }
      const port = { async four() { return await three() + 1; }, five: async function () { return 5; } };
      class Six { async six() { return (await port.five()) + 1; } }
      async function* numbers() { yield await two(); yield await three(); }
      const all = async () => { const out = []; for await (const n of numbers()) out.push(n); return [...out, await port.four(), await new Six().six()]; };
      return all();`;
    expect(run(code)).toEqual([2, 3, 4, 6]);
  });

  it('keeps what catches and what ends in any case', () => {
    const code = `
      const fail = async () => { throw new Error('no'); };
      const log = [];
      const tries = async () => { try { return await fail(); } catch (error) { return error.message; } finally { log.push('end'); } };
      return [tries(), log];`;
    expect(run(code)).toEqual(['no', ['end']]);
  });

  it('leaves the words alone where they are names or texts', () => {
    expect(
      run(`const port = { async: 1, await: 2 }; return [port.async, port.await, 'async await'];`),
    ).toEqual([1, 2, 'async await']);
  });

  it.each([
    ['a promise that is made', 'new Promise((resolve) => resolve())'],
    ['a combination of promises', 'Promise.all([])'],
    ['what follows a promise', 'work().then(() => 1)'],
    ['what ends a promise', 'work().finally(() => 1)'],
    ['a module that is loaded', "import('./other.js')"],
  ])('refuses %s', (_, code) => {
    expect(() => dropWaiting(`const value = ${code};`)).toThrow('cannot be made synchronous');
  });
});
