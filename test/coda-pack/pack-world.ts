/** Owns a Ridebook server and a sandbox of Peloton with one rider's history in both, and the ways a Pack reads them. */
import type { PackTransport } from '../../apps/coda-pack/src/ask.ts';
import {
  createProgramHome,
  signedInAt,
  startSandbox,
  type ProgramRun,
  type SandboxAddress,
} from '../support/program.ts';

export interface PackWorld {
  readonly serverUrl: string;
  /** Of the server, for reading. */
  readonly apiToken: string;
  readonly sandbox: SandboxAddress;
  /** Of Peloton, lasting 48 hours. */
  readonly pelotonToken: string;
  /** Reads the REST API as the dashboard does. */
  read<Answer>(path: string): Promise<Answer>;
  /** Runs a verb of the program on this rider's data. */
  run(args: readonly string[], environment?: Readonly<Record<string, string>>): Promise<ProgramRun>;
  remove(): Promise<void>;
}

export async function createPackWorld(...sandboxFlags: readonly string[]): Promise<PackWorld> {
  const home = createProgramHome();
  const sandbox = await startSandbox(home, '--now', '2026-11-22T09:00:00Z', ...sandboxFlags);
  const environment = signedInAt(sandbox);
  await home.run(['login'], environment);
  const synced = await home.run(['sync'], environment);
  // 2: a workout whose samples cannot be had, which whole histories have.
  if (synced.exitCode !== 0 && synced.exitCode !== 2)
    throw new Error(`The sync ended with ${synced.exitCode}: ${synced.stderr}`);
  const server = await home.start(['serve', '--port', '0', '--no-open'], environment);
  const serverUrl = /http:\/\/[^\s/]+/.exec(server.firstLine)?.[0] ?? '';
  const made = await fetch(`${serverUrl}/api/v1/access/tokens`, {
    method: 'POST',
    headers: { origin: serverUrl, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Pack', scope: 'read' }),
    signal: AbortSignal.timeout(20_000),
  });
  const { token } = (await made.json()) as { readonly token: string };
  const signedIn = await fetch(`${sandbox.authUrl}/oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'refresh_token',
      client_id: 'WVoJxVDdPoFx4RNewvvg6ch2mZ7bwnsM',
      refresh_token: sandbox.refreshToken,
    }),
    signal: AbortSignal.timeout(20_000),
  });
  const session = (await signedIn.json()) as { readonly access_token: string };
  return {
    serverUrl,
    apiToken: token,
    sandbox,
    pelotonToken: session.access_token,
    async read<Answer>(path: string) {
      const response = await fetch(`${serverUrl}/api/v1${path}`, { signal: AbortSignal.timeout(20_000) });
      return (await response.json()) as Answer;
    },
    run: (args, more = {}) => home.run(args, { ...environment, ...more }),
    remove: () => home.remove(),
  };
}

/** Plays the platform: it adds the token, and knows a refusal by its status. */
export const transportWith =
  (token: string): PackTransport =>
  async ({ url, headers }) => {
    const response = await fetch(url, {
      headers: { ...headers, authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(20_000),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return { status: response.status, body: isJson ? (JSON.parse(text) as unknown) : text };
  };
