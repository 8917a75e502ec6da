/** Owns the parts of Google that the function speaks to: an issuer of tokens, the metadata server, Secret Manager. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';

export interface Claims {
  readonly issuer: string;
  readonly audience: string;
  readonly email: string;
  readonly isVerified: boolean;
  /** Seconds from now; `null` for a token that never ends. */
  readonly expiresIn: number | null;
}

export interface EmulatedGoogle {
  readonly url: string;
  /** Every version that was ever added; `null` where it was destroyed. */
  readonly versions: readonly (string | null)[];
  addVersion(text: string): void;
  /** Forgets the versions that were added after so many. */
  dropVersionsAfter(count: number): void;
  /** A token as the scheduler brings it; the claims say in what it differs from the right one. */
  token(claims?: Partial<Claims>): Promise<string>;
  /** The same, signed with a key that nobody published. */
  forgedToken(): Promise<string>;
  /** The same without a signature, which it admits: `alg` is `none`. */
  unsignedToken(): string;
  /** The same, signed symmetrically with what is public: the published key. */
  confusedToken(): Promise<string>;
  close(): Promise<void>;
}

export const secretName = 'projects/ride/secrets/peloton-session';
export const rightClaims = {
  issuer: 'https://accounts.google.test',
  audience: 'https://function.test',
  email: 'scheduler@ride.iam.gserviceaccount.com',
  isVerified: true,
  expiresIn: 3_600,
} as const;

const ownToken = 'token-of-the-function';

export async function startGoogle(): Promise<EmulatedGoogle> {
  const published = await generateKeyPair('RS256');
  const unpublished = await generateKeyPair('RS256');
  const versions: (string | null)[] = [];
  const nameOf = (place: number): string => `${secretName}/versions/${place + 1}`;

  const answer = async (request: IncomingMessage): Promise<readonly [number, unknown]> => {
    const path = request.url ?? '';
    if (path === '/certs')
      return [200, { keys: [{ ...(await exportJWK(published.publicKey)), kid: 'one', alg: 'RS256' }] }];
    if (path.endsWith('/service-accounts/default/token'))
      return request.headers['metadata-flavor'] === 'Google'
        ? [200, { access_token: ownToken, expires_in: 3_600, token_type: 'Bearer' }]
        : [403, {}];
    if (request.headers.authorization !== `Bearer ${ownToken}`) return [401, {}];
    if (path === `/v1/${secretName}/versions/latest:access`) {
      const newest = versions.at(-1);
      if (newest == null) return [404, {}];
      return [
        200,
        { name: nameOf(versions.length - 1), payload: { data: Buffer.from(newest).toString('base64') } },
      ];
    }
    if (path === `/v1/${secretName}:addVersion`) {
      const { payload } = JSON.parse(await textOf(request)) as { payload: { data: string } };
      versions.push(Buffer.from(payload.data, 'base64').toString('utf8'));
      return [200, { name: nameOf(versions.length - 1) }];
    }
    const destroyed = /\/versions\/(\d+):destroy$/u.exec(path)?.[1];
    if (destroyed !== undefined) {
      versions[Number(destroyed) - 1] = null;
      return [200, {}];
    }
    return [404, {}];
  };
  const server = createServer((request, response) => {
    void answer(request).then(([status, body]) => reply(response, status, body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const sign = (claims: Partial<Claims>, key: CryptoKey | Uint8Array, alg = 'RS256'): Promise<string> =>
    new SignJWT(payloadOf(claims)).setProtectedHeader({ alg, kid: 'one' }).sign(key);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    versions,
    addVersion: (text) => void versions.push(text),
    dropVersionsAfter: (count) => void versions.splice(count),
    token: (claims = {}) => sign(claims, published.privateKey),
    forgedToken: () => sign({}, unpublished.privateKey),
    unsignedToken: () => new UnsecuredJWT(payloadOf({})).encode(),
    confusedToken: async () =>
      sign({}, new TextEncoder().encode(await exportSPKI(published.publicKey)), 'HS256'),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function payloadOf(claims: Partial<Claims>): JWTPayload {
  const { issuer, audience, email, isVerified, expiresIn } = { ...rightClaims, ...claims };
  const now = Math.floor(Date.now() / 1000);
  return {
    email,
    email_verified: isVerified,
    iss: issuer,
    aud: audience,
    iat: now - 10,
    ...(expiresIn === null ? {} : { exp: now + expiresIn }),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
