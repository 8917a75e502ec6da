/**
 * Owns turning promise-based code into synchronous code: every `async` and `await` is dropped. That is the same program
 * where whatever is awaited is had at once, as in Apps Script, whose requests, sleeps and properties all block.
 */
import { parseSync, Visitor, type ESTree } from 'vite';

/** What no dropping of words makes synchronous. */
const promises = /\bPromise\b|\.(?:then|finally)\(|\bSymbol\.asyncIterator\b|\bimport\(/u;

interface Cut {
  readonly start: number;
  readonly end: number;
}

/** @throws where something is left that would have to be waited for */
export function dropWaiting(code: string): string {
  const { program, errors } = parseSync('code.js', code);
  if (errors[0] !== undefined) throw new Error(`The code cannot be read: ${errors[0].message}`);
  const cuts: Cut[] = [];
  const cutWord = (word: string, from: number, to: number): void => {
    const place = code.slice(from, to).search(new RegExp(`\\b${word}\\b`, 'u'));
    if (place < 0) throw new Error(`There should be "${word}" in: ${code.slice(from, to)}`);
    cuts.push({ start: from + place, end: from + place + word.length });
  };
  const cutAsync = (node: ESTree.Function | ESTree.ArrowFunctionExpression): void => {
    if (node.async && code.startsWith('async', node.start)) cutWord('async', node.start, node.end);
  };
  const cutAsyncMethod = (node: ESTree.Node & { value: unknown; key: ESTree.Node }): void => {
    const value = node.value as ESTree.Node | null;
    if (value?.type !== 'FunctionExpression' || !value.async) return;
    if (!code.startsWith('async', value.start)) cutWord('async', node.start, node.key.start);
  };
  new Visitor({
    FunctionDeclaration: cutAsync,
    FunctionExpression: cutAsync,
    ArrowFunctionExpression: cutAsync,
    Property: cutAsyncMethod,
    MethodDefinition: cutAsyncMethod,
    AwaitExpression: (node) => cutWord('await', node.start, node.argument.start),
    ForOfStatement(node) {
      if (node.await) cutWord('await', node.start, node.left.start);
    },
  }).visit(program);
  const synchronous = cuts
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, { start, end }) => text.slice(0, start) + text.slice(end).replace(/^ /u, ''), code);
  const left = promises.exec(synchronous);
  if (left !== null) {
    const around = synchronous.slice(Math.max(0, left.index - 80), left.index + 80);
    throw new Error(`"${left[0]}" cannot be made synchronous, in: ${around}`);
  }
  return synchronous;
}
