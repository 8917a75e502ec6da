/**
 * Owns the methods of lists and texts that Apps Script's engine may be too old for. It says which ECMAScript it runs
 * nowhere, so each is added only where it is missing.
 */

const methods: readonly (readonly [object, string, (...args: never[]) => unknown])[] = [
  [
    Array.prototype,
    'at',
    function (this: readonly unknown[], place: number) {
      return this[place < 0 ? this.length + place : place];
    },
  ],
  [
    Array.prototype,
    'toSorted',
    function (this: readonly unknown[], compare?: (a: unknown, b: unknown) => number) {
      return this.slice().sort(compare);
    },
  ],
  [
    Array.prototype,
    'toReversed',
    function (this: readonly unknown[]) {
      return this.slice().reverse();
    },
  ],
  [
    Array.prototype,
    'findLast',
    function (this: readonly unknown[], isWanted: (value: unknown) => boolean) {
      return this.slice().reverse().find(isWanted);
    },
  ],
  [
    String.prototype,
    'replaceAll',
    function (this: string, searched: string | RegExp, replacement: string) {
      return typeof searched === 'string'
        ? this.split(searched).join(replacement)
        : this.replace(searched, replacement);
    },
  ],
];

for (const [prototype, name, method] of methods)
  if (!(name in prototype))
    Object.defineProperty(prototype, name, { value: method, writable: true, configurable: true });
