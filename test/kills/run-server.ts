/** Owns starting a server whose sync process is mortal, and asking it for something. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mortalScript } from './mortal-scripts.ts';
import type { ServerAssignment } from './server-assignment.ts';

export interface MortalServer {
  /** @throws when it is killed meanwhile */
  ask(method: string, path: string, body?: object, cookie?: string): Promise<Response>;
  /** What it has said of itself so far. */
  log(): string;
  isAlive(): boolean;
  /** The process in which it syncs; null while there is none. Linux only. */
  syncProcess(): number | null;
  /** As a service manager does, which asks all of them. */
  stopGroup(): Promise<ServerEnd>;
  stop(signal: NodeJS.Signals): Promise<ServerEnd>;
}

export interface ServerEnd {
  readonly exitCode: number | null;
  readonly signal: string | null;
}

export async function startMortalServer(assignment: Omit<ServerAssignment, 'entry'>): Promise<MortalServer> {
  const [script, entry] = await Promise.all([mortalScript('one-server'), mortalScript('one-sync-process')]);
  const whole: ServerAssignment = { ...assignment, entry };
  const child = spawn(process.execPath, [script, JSON.stringify(whole)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // The leader of a group of its own, which can be killed whole.
    detached: true,
  });
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const ended = new Promise<ServerEnd>((resolve) => {
    child.once('close', (exitCode, signal) => resolve({ exitCode, signal }));
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    void ended.then(() => reject(new Error(`The server did not start: ${log}`)));
  });
  return {
    ask: (method, path, body, cookie) =>
      fetch(`${url}/api/v1${path}`, {
        method,
        headers: {
          'content-type': 'application/json',
          origin: url,
          connection: 'close',
          ...(cookie === undefined ? {} : { cookie }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(60_000),
      }),
    log: () => log,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    syncProcess() {
      const children = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim();
      return children === '' ? null : Number(children);
    },
    stopGroup() {
      process.kill(-(child.pid ?? NaN), 'SIGTERM');
      return ended;
    },
    stop(signal) {
      child.kill(signal);
      return ended;
    },
  };
}
