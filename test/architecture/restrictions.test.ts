/** Proves that what a zone's sources may not write is reported there, and only there. */
import path from 'node:path';
import { ESLint, Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import ts from 'typescript-eslint';

const root = path.resolve(import.meta.dirname, '../..');
const eslint = new ESLint({ cwd: root });

/** The restrictions that hold for a file, alone: the rest of the rules need the file to be there. */
async function reportedIn(file: string, code: string): Promise<readonly string[]> {
  const config = (await eslint.calculateConfigForFile(path.join(root, file))) as Linter.Config;
  const restrictions = Object.entries(config.rules ?? {}).filter(
    ([rule]) => rule.startsWith('no-restricted-') || rule === 'no-console',
  );
  const messages = new Linter().verify(
    code,
    {
      files: ['**/*.ts'],
      languageOptions: { parser: ts.parser },
      rules: Object.fromEntries(restrictions),
    },
    'planted.ts',
  );
  return messages.map(({ ruleId, message }) => ruleId ?? message);
}

const library = 'packages/domain/src/planted.ts';
const engine = 'packages/store/src/sqlite/planted.ts';
const program = 'apps/ridebook/src/verbs/planted.ts';
const main = 'apps/ridebook/src/main.ts';
const dashboard = 'apps/web/src/state/planted.ts';
const test = 'packages/domain/src/planted.test.ts';

describe('the lint restrictions', () => {
  it.each([
    ['a default export', library, 'export default 1;'],
    ['an enum', library, "enum Zone { One = 'one' }"],
    ['a class that is no error', library, 'class Book {}'],
    ['state of the module', library, 'export let count = 0;'],
    ['the clock', library, 'const now = Date.now();'],
    ['the clock by another name', engine, 'const now = new Date();'],
    ['chance', library, 'const roll = Math.random();'],
    ['the process', library, 'const platform = process.platform;'],
    ['the process by import', engine, "import process from 'node:process';"],
    ['the console', library, "console.log('here');"],
    ['a request without a deadline', program, "await fetch('https://example.org');"],
    ['a request with options but no deadline', engine, "await globalThis.fetch(url, { method: 'POST' });"],
    ['the environment', program, 'const home = process.env;'],
    ['an exit', program, 'process.exit(1);'],
    ['a line on stdout', program, "process.stdout.write('here');"],
    ['the console in a program', program, "console.error('here');"],
    ['the console in a Pack', 'apps/coda-pack/pack/planted.ts', "console.log('here');"],
    ['the console in the dashboard', dashboard, "console.log('here');"],
    ['a class in the dashboard', dashboard, 'class Book {}'],
  ])('report %s in %s', async (_what, file, code) => {
    expect(await reportedIn(file, code)).toHaveLength(1);
  });

  it.each([
    ['an error class', library, 'export class LostError extends Error {}'],
    ['a day that was handed in', library, 'const day = new Date(milliseconds);'],
    ['a request with a deadline', program, "await fetch('https://example.org', { method: 'POST', signal });"],
    ['a Request, which carries its own', program, 'await fetch(request);'],
    ['the environment in main.ts', main, 'const home = process.env;'],
    ['the platform in a program', program, 'const platform = process.platform;'],
    ['the clock in a test', test, 'const now = Date.now();'],
  ])('let pass %s in %s', async (_what, file, code) => {
    expect(await reportedIn(file, code)).toEqual([]);
  });
});
