/** Owns the built function in the framework, as a process of its own: started, called, killed. */
import { spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'vite';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, 'apps/cloud-function');
const framework = path.join(root, 'node_modules/@google-cloud/functions-framework/build/src/main.js');

export interface BuiltFunction {
  readonly folder: string;
  remove(): void;
}

/** Builds what would be uploaded, beside the framework that Google installs. */
export async function buildFunction(): Promise<BuiltFunction> {
  const outDir = mkdtempSync(path.join(tmpdir(), 'ridebook-function-'));
  const configFile = path.join(folder, 'vite.config.ts');
  await build({ root: folder, configFile, logLevel: 'error', build: { outDir, emptyOutDir: true } });
  symlinkSync(path.join(root, 'node_modules'), path.join(outDir, 'node_modules'));
  return { folder: outDir, remove: () => rmSync(outDir, { recursive: true, force: true }) };
}

export interface FunctionAnswer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

export interface RunningFunction {
  call(authorization: string | null, method?: string): Promise<FunctionAnswer>;
  /** What it has written so far. */
  log(): string;
  kill(): Promise<void>;
}

export async function startFunction(
  built: BuiltFunction,
  environment: Readonly<Record<string, string>>,
): Promise<RunningFunction> {
  const port = await freePort();
  const child = spawn(process.execPath, [framework, '--target=sync', `--port=${port}`], {
    cwd: built.folder,
    env: { PATH: process.env['PATH'] ?? '', ...environment },
  });
  let log = '';
  child.stdout.on('data', (chunk: Buffer) => (log += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const url = `http://127.0.0.1:${port}/`;
  await untilListening(
    url,
    () => child.exitCode !== null,
    () => log,
  );
  return {
    log: () => log,
    async call(authorization, method = 'POST') {
      const response = await fetch(url, {
        method,
        headers: authorization === null ? {} : { authorization: `Bearer ${authorization}` },
        signal: AbortSignal.timeout(60_000),
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function untilListening(url: string, hasEnded: () => boolean, log: () => string): Promise<void> {
  for (;;) {
    if (hasEnded()) throw new Error(`The function ended before it listened: ${log()}`);
    try {
      await fetch(url, { signal: AbortSignal.timeout(5_000) });
      return;
    } catch {
      await wait(20);
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
