/** Owns the SDK: installed when it is first asked for, its programs run on this Node, and the Packs built with it. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const packFolder = path.resolve(import.meta.dirname, '..');
const root = path.resolve(packFolder, '../..');

/** @throws where the program is not content */
export function runProgram(program: string, ...args: readonly string[]): void {
  const { status } = spawnSync(process.execPath, [program, ...args], { cwd: packFolder, stdio: 'inherit' });
  if (status !== 0) throw new Error(`${path.relative(root, program)} ended with ${status}.`);
}

export const rootProgram = (file: string): string => path.join(root, 'node_modules', file);

/** Scripts stay off: the one that matters compiles isolated-vm, which the SDK does without. */
export function installSdk(): void {
  const wanted = readFileSync(path.join(packFolder, 'package-lock.json'), 'utf8');
  const mark = path.join(packFolder, 'node_modules/.installed-lock.json');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return;
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: packFolder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('The Packs SDK could not be installed: npm says above why.');
  writeFileSync(mark, wanted);
}

export interface BuiltPack {
  readonly manifest: string;
  readonly bundle: string;
}

/**
 * Writes the Pack's entry, has the SDK validate it, and builds it.
 * @param source the call that makes the Pack, such as `pelotonPack()`
 */
export function buildPack(name: 'ridebook' | 'peloton', source: string): BuiltPack {
  const manifest = path.join(packFolder, `dist/${name}.ts`);
  const output = path.join(packFolder, `dist/${name}`);
  mkdirSync(output, { recursive: true });
  writeFileSync(
    manifest,
    `import { ${name}Pack } from '../pack/packs.ts';\n\nexport const pack = ${source};\n`,
  );
  const packs = path.join(packFolder, 'node_modules/@codahq/packs-sdk/dist/cli/index.js');
  runProgram(packs, 'validate', manifest);
  runProgram(packs, 'build', manifest, '--outputDir', output);
  return { manifest, bundle: path.join(output, 'bundle.js') };
}
