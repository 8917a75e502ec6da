/** Runs the wrapper as npm does, on the Node that runs the tests. */
import { spawn } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const wrapper = path.resolve(import.meta.dirname, 'run.mjs');

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Started {
  readonly signalOnceItPrints?: NodeJS.Signals;
  readonly environment?: Readonly<Record<string, string>>;
}

function runWrapper(
  args: readonly string[],
  { signalOnceItPrints, environment }: Started = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [wrapper, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...environment },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      stdout += String(chunk);
      if (signalOnceItPrints !== undefined) child.kill(signalOnceItPrints);
    });
    child.stderr.on('data', (chunk) => (stderr += String(chunk)));
    child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}

describe('run.mjs', () => {
  let folder: string;
  beforeAll(() => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'ridebook-run-')));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function program(name: string, code: string): string {
    const file = path.join(folder, name);
    writeFileSync(file, code);
    return file;
  }

  it('runs the program on Node 24 with its arguments, and adds nothing to what it prints', async () => {
    const file = program('greet.mjs', 'console.log(process.versions.node, ...process.argv.slice(2));');
    const ended = await runWrapper([file, 'report', '--json', 'two words']);
    expect(ended.stdout).toMatch(/^2[4-9]\.\d+\.\d+ report --json two words\n$/);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
  });

  it("ends with the program's exit code", async () => {
    const ended = await runWrapper([program('fail.mjs', 'process.exitCode = 3;')]);
    expect(ended.code).toBe(3);
  });

  it.skipIf(process.platform === 'win32')('dies of the signal that the program died of', async () => {
    const ended = await runWrapper([program('die.mjs', "process.kill(process.pid, 'SIGKILL');")]);
    expect(ended.signal).toBe('SIGKILL');
  });

  it.skipIf(process.platform === 'win32').each(['SIGTERM', 'SIGHUP'] as const)(
    'hands %s to the program and waits for it to finish',
    async (signal) => {
      const file = program(
        `${signal}.mjs`,
        `process.once('${signal}', () => setTimeout(() => process.exit(7), 50));
         setInterval(() => {}, 1000);
         console.log('ready');`,
      );
      const ended = await runWrapper([file], { signalOnceItPrints: signal });
      expect(ended).toMatchObject({ code: 7, stdout: 'ready\n' });
    },
  );

  it('runs the program where the person called npm when asked to', async () => {
    const file = program('where.mjs', 'console.log(process.cwd());');
    const ended = await runWrapper(['--caller-folder', file], { environment: { INIT_CWD: folder } });
    expect(ended.stdout).toBe(`${folder}\n`);
  });

  it('says how it is used when it is called wrongly', async () => {
    const ended = await runWrapper(['--dashbord', 'x']);
    expect(ended).toMatchObject({ code: 64, stdout: '' });
    expect(ended.stderr).toContain('Unknown option --dashbord. Usage:');
  });
});
