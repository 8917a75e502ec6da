/** Runs the repository's checks one after another and sums them up: `check.ts` runs them all, `check.ts types lint` some. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { cruisedFolders } from '../.dependency-cruiser.mjs';

const root = path.resolve(import.meta.dirname, '..');

const cruised = cruisedFolders.filter((folder) => existsSync(path.join(root, folder)));

/** Each check is one or more programs below node_modules, with their arguments. */
const checks: Readonly<Record<string, readonly (readonly string[])[]>> = {
  format: [['prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']],
  lint: [['eslint/bin/eslint.js', '.']],
  types: [
    ['typescript/bin/tsc', '-p', 'tsconfig.json'],
    ['typescript/bin/tsc', '-p', 'tsconfig.pure.json'],
    ['typescript/bin/tsc', '-p', 'test'],
    ['typescript/bin/tsc', '-p', 'scripts'],
    ['typescript/bin/tsc', '-p', 'apps/apps-script'],
    ['svelte-check/bin/svelte-check', '--workspace', 'apps/web', '--output', 'human', '--fail-on-warnings'],
  ],
  architecture: [
    ['dependency-cruiser/bin/dependency-cruiser.mjs', '--config', '.dependency-cruiser.mjs', ...cruised],
  ],
  unused: [['knip/bin/knip.js', '--no-progress']],
};

/** @returns the milliseconds it took, and whether every program of it was content */
function runCheck(programs: readonly (readonly string[])[]): { ok: boolean; tookMs: number } {
  const startedMs = performance.now();
  const ok = programs
    .map(([program = '', ...args]) => {
      const file = path.join(root, 'node_modules', program);
      return (
        spawnSync(process.execPath, [file, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
          .status === 0
      );
    })
    .every(Boolean);
  return { ok, tookMs: performance.now() - startedMs };
}

function main(names: readonly string[]): number {
  const unknown = names.find((name) => !(name in checks));
  if (unknown !== undefined) {
    console.error(`There is no check "${unknown}". The checks are: ${Object.keys(checks).join(', ')}.`);
    return 64;
  }
  const results = (names.length === 0 ? Object.keys(checks) : names).map((name) => {
    console.log(`── ${name}`);
    return { name, ...runCheck(checks[name] ?? []) };
  });
  console.log('');
  for (const { name, ok, tookMs } of results) {
    console.log(`${ok ? 'ok    ' : 'FAILED'} ${name.padEnd(13)} ${(tookMs / 1000).toFixed(1)} s`);
  }
  return results.every(({ ok }) => ok) ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
