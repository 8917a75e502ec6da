/** Owns starting a server whose sync thread is mortal, and asking it for something. */
import { spawn } from 'node:child_process';
import { mortalScript } from './mortal-scripts.ts';
import type { ServerAssignment } from './server-assignment.ts';

export interface MortalServer {
  /** @throws when it is killed meanwhile */
  ask(method: string, path: string, body?: object, cookie?: string): Promise<Response>;
  /** What it has said of itself so far. */
  log(): string;
  isAlive(): boolean;
  stop(signal: NodeJS.Signals): Promise<{ readonly exitCode: number | null; readonly signal: string | null }>;
}

export async function startMortalServer(assignment: Omit<ServerAssignment, 'thread'>): Promise<MortalServer> {
  const [script, thread] = await Promise.all([mortalScript('one-server'), mortalScript('server-thread')]);
  const whole: ServerAssignment = { ...assignment, thread };
  const child = spawn(process.execPath, [script, JSON.stringify(whole)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const ended = new Promise<{ exitCode: number | null; signal: string | null }>((resolve) => {
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
    stop(signal) {
      child.kill(signal);
      return ended;
    },
  };
}
