/**
 * Guards that can fail: `npm run test:guards [text]`. Each is taken out in a scratch copy of the checkout, and the test
 * that stands for it must then fail. Prints caught / total.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Guard } from './guard.ts';
import { guards } from './guards.ts';
import { makeScratch } from './scratch.ts';

interface TestRun {
  readonly passed: number;
  readonly failed: number;
  readonly output: string;
}

const root = path.resolve(import.meta.dirname, '../..');
const only = process.argv[2] ?? '';
const chosen = guards.filter(({ file, guards: what }) => `${file} ${what}`.includes(only));

const scratch = makeScratch(root);
process.once('exit', () => scratch.remove());

function runTests(files: readonly string[], name: string | undefined): TestRun {
  const report = path.join(scratch.folder, 'report.json');
  rmSync(report, { force: true });
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=json',
    `--outputFile=${report}`,
    ...files,
  ];
  const filter = name === undefined ? [] : ['-t', name];
  const { stdout, stderr } = spawnSync(process.execPath, [...args, ...filter], {
    cwd: scratch.folder,
    encoding: 'utf8',
    maxBuffer: 64_000_000,
  });
  if (!existsSync(report)) return { passed: 0, failed: 0, output: stdout + stderr };
  const counts = JSON.parse(readFileSync(report, 'utf8')) as {
    readonly numPassedTests: number;
    readonly numFailedTests: number;
  };
  return { passed: counts.numPassedTests, failed: counts.numFailedTests, output: stderr };
}

/** @returns why it was not caught, or `null` */
function tryGuard({ file, take, put, test, name }: Guard): string | null {
  const place = path.join(scratch.folder, file);
  const source = readFileSync(place, 'utf8');
  const count = source.split(take).length - 1;
  if (count !== 1) return `its text is there ${count} times, not once: ${file} has changed`;
  writeFileSync(
    place,
    source.replace(take, () => put),
  );
  try {
    const { passed, failed, output } = runTests([test], name);
    if (failed > 0) return null;
    return passed > 0 ? `${test} passes without it` : `${test} did not run: ${output.slice(0, 400)}`;
  } finally {
    writeFileSync(place, source);
  }
}

/** Whole files together, and those of which only some tests are run one by one. */
const plain = [...new Set(chosen.filter(({ name }) => name === undefined).map(({ test }) => test))];
const first = [
  ...(plain.length === 0 ? [] : [runTests(plain, undefined)]),
  ...chosen.filter(({ name }) => name !== undefined).map(({ test, name }) => runTests([test], name)),
];
for (const { passed, failed, output } of first) {
  if (failed === 0 && passed > 0) continue;
  console.log(
    `Tests fail before any guard is taken out: ${failed} failed, ${passed} passed.\n${output.slice(0, 2_000)}`,
  );
  process.exit(1);
}

let caught = 0;
for (const guard of chosen) {
  const reason = tryGuard(guard);
  if (reason === null) caught += 1;
  console.log(
    `${reason === null ? 'caught ' : 'MISSED '} ${guard.guards}${reason === null ? '' : ` (${reason})`}`,
  );
}
console.log(`\n${caught} caught / ${chosen.length} in all.`);
process.exitCode = caught === chosen.length ? 0 : 1;
