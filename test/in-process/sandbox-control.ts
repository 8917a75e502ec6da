/** Owns speaking to the control endpoints of a sandbox in this process. */
import type { Workout } from '@ridebook/domain';

export interface LoggedRequest {
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly status: number | null;
}

export interface SandboxControl {
  /** What a perfect sync would hold. */
  truth(): Promise<readonly Workout[]>;
  requests(): Promise<readonly LoggedRequest[]>;
  post(name: string, body: unknown): Promise<Record<string, unknown>>;
}

export function controlOf(url: string): SandboxControl {
  const read = async (path: string, init?: RequestInit): Promise<unknown> => {
    const headers = { 'content-type': 'application/json', connection: 'close' };
    // A connection kept alive would be closed by the sandbox just when a slow test asks again.
    const response = await fetch(url + path, { ...init, headers, signal: AbortSignal.timeout(60_000) });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  };
  return {
    truth: async () => ((await read('/__sandbox/truth')) as { workouts: readonly Workout[] }).workouts,
    requests: async () => (await read('/__sandbox/requests')) as readonly LoggedRequest[],
    post: async (name, body) =>
      (await read(`/__sandbox/${name}`, {
        method: 'POST',
        body: JSON.stringify(body),
      })) as Record<string, unknown>,
  };
}
