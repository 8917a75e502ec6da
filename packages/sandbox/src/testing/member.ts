/** Owns the test's own small browser: a sandbox with fixed effects, a sign-in by the book, and signed-in calls. */
import type { SandboxOptions, Sandbox } from '../options.ts';
import { createSandbox } from '../sandbox.ts';
import { tenant } from '../sign-in/tenant.ts';
import { codeChallenge } from '../sign-in/tokens.ts';

export const testToday = Date.UTC(2026, 10, 22, 8, 0, 0);

const origins = {
  api: 'https://api.onepeloton.com',
  auth: 'https://auth.onepeloton.com',
  orca: 'https://auth-orca.onepeloton.com',
  coda: 'https://coda.io',
};

export const testOptions: SandboxOptions = {
  workouts: 20,
  friends: null,
  seed: 'test',
  today: testToday,
  clock: () => testToday,
  sleep: async () => {},
  gzip: async (bytes) => {
    const packed = new Response(bytes).body?.pipeThrough(new CompressionStream('gzip'));
    return new Uint8Array(await new Response(packed).arrayBuffer());
  },
  latencyMs: 0,
  replay: null,
  legacyLogin: false,
  units: 'imperial',
  codaTables: [],
  codaMutationMs: 0,
  origins: () => origins,
};

export function testSandbox(options: Partial<SandboxOptions> = {}): Sandbox {
  return createSandbox({ ...testOptions, ...options });
}

export interface Browser {
  /** Sends a request with the cookies of its host and keeps those that come back; follows nothing. */
  send(url: string, init?: RequestInit): Promise<Response>;
  forgetCookies(host: string): void;
}

export function openBrowser(sandbox: Sandbox): Browser {
  const jars = new Map<string, Map<string, string>>();
  return {
    forgetCookies: (host) => jars.delete(host),
    send: async (address, init = {}) => {
      const url = new URL(address);
      const jar = jars.get(url.host) ?? new Map<string, string>();
      jars.set(url.host, jar);
      const headers = new Headers(init.headers);
      if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
      const role = url.origin === origins.auth ? 'auth' : url.origin === origins.orca ? 'orca' : 'api';
      const answer = await sandbox.handlers[role](new Request(url, { ...init, headers }));
      for (const cookie of answer.headers.getSetCookie()) {
        const pair = cookie.split(';')[0] ?? '';
        jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
      }
      return answer;
    },
  };
}

export const testVerifier = 'a-verifier-that-is-long-enough-for-the-standard-0123456789';

/** Asks `/authorize` and opens the login page; answers its address and its settings. */
export async function openLoginPage(browser: Browser) {
  const query = new URLSearchParams({
    client_id: tenant.webClientId,
    audience: tenant.audience,
    scope: tenant.scope,
    response_type: 'code',
    response_mode: 'query',
    redirect_uri: tenant.redirectUri,
    state: 'my-own-state',
    nonce: 'my-nonce',
    code_challenge: await codeChallenge(testVerifier),
    code_challenge_method: 'S256',
  });
  const authorize = await browser.send(`${origins.auth}/authorize?${query.toString()}`);
  const loginUrl = new URL(authorize.headers.get('location') ?? '', origins.auth).href;
  const page = await (await browser.send(loginUrl)).text();
  const packed = /window\.injectedConfig \|\| "([^"]+)"/.exec(page)?.[1] ?? '';
  return { loginUrl, config: JSON.parse(atob(packed)) as { extraParams: Record<string, string> } };
}

export async function postPassword(
  browser: Browser,
  changes: Readonly<Record<string, string>> = {},
  as: 'json' | 'form' = 'json',
): Promise<Response> {
  const { config } = await openLoginPage(browser);
  const fields = {
    ...config.extraParams,
    client_id: tenant.webClientId,
    redirect_uri: tenant.redirectUri,
    tenant: tenant.name,
    connection: tenant.connection,
    username: 'evening_cadence',
    password: 'quiet-flywheel-42',
    ...changes,
  };
  return browser.send(`${origins.auth}/usernamepassword/login`, {
    method: 'POST',
    headers: { 'content-type': as === 'form' ? 'application/x-www-form-urlencoded' : 'application/json' },
    body: as === 'form' ? new URLSearchParams(fields).toString() : JSON.stringify(fields),
  });
}

function unescapeHtml(text: string): string {
  return text
    .replaceAll('&#34;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
}

/** Submits the hidden form and follows the hops; answers every address on the way, the last being the member site's. */
export async function followHops(
  browser: Browser,
  formPage: string,
  beforeHop: (address: string) => void = () => {},
): Promise<readonly string[]> {
  const fields = [...formPage.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(
    ([, name, value]) => [name ?? '', unescapeHtml(value ?? '')] as [string, string],
  );
  const action = /action="([^"]+)"/.exec(formPage)?.[1] ?? '';
  const visited: string[] = [];
  let answer = await browser.send(action, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });
  let address = action;
  for (let hop = 0; hop < 12; hop++) {
    const location = answer.headers.get('location');
    if (location === null) break;
    address = new URL(location, address).href;
    visited.push(address);
    if (address.startsWith(tenant.redirectUri)) break;
    beforeHop(address);
    answer = await browser.send(address);
  }
  return visited;
}

export async function exchange(browser: Browser, body: Readonly<Record<string, string>>): Promise<Response> {
  return browser.send(`${origins.auth}/oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ client_id: tenant.webClientId, ...body }),
  });
}

export interface SignedIn {
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  json(path: string): Promise<Record<string, unknown>>;
}

/** A signed-in client of a sandbox. */
export async function signIn(sandbox: Sandbox): Promise<SignedIn> {
  const browser = openBrowser(sandbox);
  const tokens = (await (
    await exchange(browser, { grant_type: 'refresh_token', refresh_token: sandbox.refreshToken })
  ).json()) as { access_token: string };
  const get = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
    sandbox.handlers.api(
      new Request(`${origins.api}${path}`, {
        headers: { ...headers, authorization: `Bearer ${tokens.access_token}` },
      }),
    );
  return { get, json: async (path) => (await (await get(path)).json()) as Record<string, unknown> };
}
