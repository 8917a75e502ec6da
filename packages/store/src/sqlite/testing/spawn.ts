/** Owns starting the second process and temporary folders for it, both gone when the test is over. */
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

const script = join(import.meta.dirname, 'second-process.ts');

export function makeTemporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ridebook-store-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

export interface SecondProcess {
  readonly child: ChildProcess;
  /** Every line it has printed so far. */
  readonly lines: readonly string[];
  /** Resolves once so many lines are there, or the process has ended. */
  readonly hasPrinted: (count: number) => Promise<void>;
  readonly ended: Promise<void>;
}

export interface Restrictions {
  /** Run as this user id, which only root may ask for. */
  readonly user?: number | undefined;
  /** No file may grow beyond this many blocks of 512 bytes, which looks like a full disk. */
  readonly fileSizeLimitBlocks?: number;
}

export function startSecondProcess(args: readonly string[], restrictions: Restrictions = {}): SecondProcess {
  const { user, fileSizeLimitBlocks } = restrictions;
  const limit = fileSizeLimitBlocks === undefined ? '' : `ulimit -f ${fileSizeLimitBlocks};`;
  const child = spawn('sh', ['-c', `${limit} exec "$0" "$@"`, process.execPath, script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(user === undefined ? {} : { uid: user }),
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  const ended = new Promise<void>((resolve) => reader.once('close', resolve));
  const hasPrinted = async (count: number) => {
    while (lines.length < count) {
      const next = new Promise<'line'>((resolve) => reader.once('line', () => resolve('line')));
      if ((await Promise.race([next, ended])) !== 'line') return;
    }
  };
  return { child, lines, hasPrinted, ended };
}

/** Any user who is not root: permissions mean nothing to root. `undefined` when the tests do not run as root. */
export const unprivilegedUser = process.getuid?.() === 0 ? 65_534 : undefined;

export function openToAll(path: string): void {
  chmodSync(path, 0o777);
}
