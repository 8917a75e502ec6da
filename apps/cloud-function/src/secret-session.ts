/**
 * Owns the session in Secret Manager: the newest version counts, a renewal is a new version, and the versions before it are
 * destroyed. Plain REST: two calls do not need a client library of megabytes.
 */
import { sessionOfToken, type Session, type SessionVault } from '@ridebook/peloton';
import type { Configuration } from './configuration.ts';

const deadlineMs = 15_000;

export function createSecretSession({
  secretName,
  secretManagerUrl,
  metadataUrl,
}: Pick<Configuration, 'secretName' | 'secretManagerUrl' | 'metadataUrl'>): SessionVault {
  let newestVersion: string | null = null;
  const secret = `${secretManagerUrl}/v1/${secretName}`;

  const call = async (
    method: 'GET' | 'POST',
    url: string,
    body?: unknown,
  ): Promise<Record<string, unknown>> => {
    const response = await fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${await ownToken(metadataUrl)}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(deadlineMs),
    });
    if (!response.ok)
      throw new Error(
        `Secret Manager answered ${response.status} for ${secretName}. See that the function's account may read and add versions.`,
      );
    return (await response.json()) as Record<string, unknown>;
  };

  return {
    async load() {
      const { name, payload } = await call('GET', `${secret}/versions/latest:access`);
      newestVersion = String(name);
      const text = Buffer.from(String((payload as { data?: unknown }).data), 'base64')
        .toString('utf8')
        .trim();
      return text.startsWith('{') ? parseSession(text) : sessionOfToken(text);
    },
    async save(session) {
      const data = Buffer.from(JSON.stringify(session)).toString('base64');
      const before = newestVersion;
      const { name } = await call('POST', `${secret}:addVersion`, { payload: { data } });
      newestVersion = String(name);
      // Its refresh token is spent. That it cannot be destroyed is no reason to give up the new one.
      if (before !== null)
        await call('POST', `${secretManagerUrl}/v1/${before}:destroy`, {}).catch(() => undefined);
    },
    // One instance, one call at a time: see how it is deployed.
    withRenewalLock: (work) => work(),
  };
}

/** A message of the parser's would quote what it cannot read. */
function parseSession(text: string): Session {
  try {
    const session = JSON.parse(text) as Session;
    if (typeof session.accessToken === 'string') return session;
  } catch {
    // Told below, without what was read.
  }
  throw new Error('The secret of the session holds something else. Make a new session, as the guide says.');
}

/** The token of the function's own account, from the machine it runs on. */
async function ownToken(metadataUrl: string): Promise<string> {
  const response = await fetch(`${metadataUrl}/computeMetadata/v1/instance/service-accounts/default/token`, {
    headers: { 'metadata-flavor': 'Google' },
    signal: AbortSignal.timeout(deadlineMs),
  });
  if (!response.ok) throw new Error(`The metadata server answered ${response.status}.`);
  return ((await response.json()) as { access_token: string }).access_token;
}
