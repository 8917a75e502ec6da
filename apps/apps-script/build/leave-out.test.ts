/** Objects without the properties that nobody reads, wherever these stand in them. */
import { describe, expect, it } from 'vitest';
import { leaveOut } from './leave-out.ts';

const without = (code: string, ...names: readonly string[]): unknown =>
  (0, eval)(leaveOut(`(() => (${code}))()`, new Set(names)));

describe('leaving properties out', () => {
  it('takes the first, the last, several in a row, all of them', () => {
    expect(without('{ a: 1, b: 2, c: 3 }', 'a')).toEqual({ b: 2, c: 3 });
    expect(without('{ a: 1, b: 2, c: 3 }', 'c')).toEqual({ a: 1, b: 2 });
    expect(without('{ a: 1, b: 2, c: 3, d: 4 }', 'b', 'c')).toEqual({ a: 1, d: 4 });
    expect(without('{ a: 1 }', 'a')).toEqual({});
  });

  it('takes functions, methods and shorthands, in objects within objects', () => {
    const code = `((c) => [{ a: () => ({ x: 1, y: 2 }), b() { return { y: [3], z: 4 }; }, c }])(5)`;
    const [found] = without(code, 'c', 'y') as [{ a: () => unknown; b: () => unknown }];
    expect([Object.keys(found), found.a(), found.b()]).toEqual([['a', 'b'], { x: 1 }, { z: 4 }]);
  });

  it('leaves reading alone, and what is merely called so', () => {
    expect(without(`(({ a, ...others }) => [a, others.b, 'a'])({ ['a']: 1, b: 2 })`, 'b')).toEqual([
      1,
      undefined,
      'a',
    ]);
  });
});
