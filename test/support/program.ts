/** Owns running the real program as a process of its own, in folders of its own, as a person or a cron job would. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const main = path.resolve(import.meta.dirname, '../../apps/ridebook/src/main.ts');

export interface ProgramRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProgramHome {
  readonly folder: string;
  /** Runs a verb to its end. */
  run(args: readonly string[], environment?: Readonly<Record<string, string>>): Promise<ProgramRun>;
  /** Starts a verb that goes on until it is stopped, and waits for its first line on stdout. */
  start(
    args: readonly string[],
    environment?: Readonly<Record<string, string>>,
  ): Promise<{
    readonly firstLine: string;
    readonly process: ChildProcessWithoutNullStreams;
    stop(): Promise<number | null>;
  }>;
  /** Starts a verb and looks no further. */
  launch(
    args: readonly string[],
    environment?: Readonly<Record<string, string>>,
  ): ChildProcessWithoutNullStreams;
  /** Stops what still runs and removes the folders. */
  remove(): Promise<void>;
}

/** A fresh home: empty data and configuration folders, and nothing of this machine's own environment but the path. */
export function createProgramHome(shared: Readonly<Record<string, string>> = {}): ProgramHome {
  const folder = mkdtempSync(path.join(tmpdir(), 'ridebook-test-'));
  const running = new Set<ChildProcessWithoutNullStreams>();
  const launch = (args: readonly string[], environment: Readonly<Record<string, string>> = {}) => {
    const child = spawn(process.execPath, [main, ...args], {
      env: {
        PATH: process.env['PATH'],
        HOME: folder,
        RIDEBOOK_HOME: path.join(folder, 'data'),
        RIDEBOOK_CONFIG: path.join(folder, 'config'),
        RIDEBOOK_PACE: 'unlimited',
        ...shared,
        ...environment,
      },
    });
    running.add(child);
    child.once('close', () => running.delete(child));
    child.stdin.end();
    return child;
  };
  const ended = (child: ChildProcessWithoutNullStreams): Promise<number | null> =>
    child.exitCode !== null
      ? Promise.resolve(child.exitCode)
      : new Promise((resolve) => child.once('close', (exitCode) => resolve(exitCode)));

  return {
    folder,
    launch,
    async run(args, environment = {}) {
      const child = launch(args, environment);
      let stdout = '';
      let stderr = '';
      child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
      return { exitCode: await ended(child), stdout, stderr };
    },
    async start(args, environment = {}) {
      const child = launch(args, environment);
      const stop = async (): Promise<number | null> => {
        child.kill('SIGTERM');
        return ended(child);
      };
      const firstLine = await new Promise<string>((resolve, reject) => {
        let text = '';
        child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
        child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().split('\n')[0] ?? ''));
        child.once('close', (exitCode) =>
          reject(new Error(`${args.join(' ')} ended with ${exitCode}: ${text}`)),
        );
      });
      return { firstLine, process: child, stop };
    },
    async remove() {
      for (const child of running) {
        child.kill('SIGKILL');
        await ended(child);
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What `sandbox --json` prints when it is ready. */
export interface SandboxAddress {
  readonly url: string;
  readonly authUrl: string;
  readonly username: string;
  readonly password: string;
  readonly refreshToken: string;
  readonly codaUrl: string;
  readonly codaDocId: string;
  readonly codaToken: string;
}

export interface SandboxProcess extends SandboxAddress {
  readonly pid: number | undefined;
}

/** Starts a sandbox; it ends with the home. */
export async function startSandbox(home: ProgramHome, ...flags: readonly string[]): Promise<SandboxProcess> {
  const { firstLine, process } = await home.start(['sandbox', '--port', '0', '--json', ...flags]);
  return { ...(JSON.parse(firstLine) as SandboxAddress), pid: process.pid };
}

/** The environment that points the program at a sandbox. */
export const pointedAt = (sandbox: SandboxAddress): Readonly<Record<string, string>> => ({
  PELOTON_API_URL: sandbox.url,
  PELOTON_AUTH_URL: sandbox.authUrl,
  CODA_API_URL: sandbox.codaUrl,
});

/** The same, with the username and password to sign in. */
export const signedInAt = (sandbox: SandboxAddress): Readonly<Record<string, string>> => ({
  ...pointedAt(sandbox),
  PELOTON_USERNAME: sandbox.username,
  PELOTON_PASSWORD: sandbox.password,
});

/** Makes matching requests to the sandbox fail; an empty list heals it. */
export async function setFaults(sandbox: SandboxAddress, faults: readonly object[]): Promise<void> {
  const response = await fetch(`${sandbox.url}/__sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(faults),
    signal: AbortSignal.timeout(5_000),
  });
  if (!response.ok) throw new Error(`The sandbox refused the faults: ${await response.text()}`);
}

export interface LoggedRequest {
  readonly at: string;
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly status: number;
}

/** Every request the sandbox answered. */
export async function readRequests(sandbox: SandboxAddress): Promise<readonly LoggedRequest[]> {
  const response = await fetch(`${sandbox.url}/__sandbox/requests`, { signal: AbortSignal.timeout(5_000) });
  return (await response.json()) as readonly LoggedRequest[];
}
