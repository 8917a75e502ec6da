/** Owns signing in: with username and password, which are forgotten at once, or with a token that somebody pastes. */
import type { Rider } from '@ridebook/domain';
import { runExchange, sessionOfToken, signIn, type SignInSecrets } from '@ridebook/peloton';
import { createPeloton } from './peloton.ts';
import type { Services } from './services.ts';
import { createSessionVault, keepRider } from './session.ts';
import { readHosts } from './settings.ts';
import { send } from './transport.ts';

/** @throws what the sign-in throws, and an Error in words for the person */
export async function connectWithPassword(
  services: Services,
  username: string,
  password: string,
): Promise<Rider> {
  if (username.trim() === '' || password === '') throw new Error('Enter both username and password.');
  const session = await runExchange(
    signIn({
      hosts: readHosts(services),
      username: username.trim(),
      password,
      secrets: makeSecrets(services),
      nowMs: services.nowMs,
    }),
    async (request) => send(services, request),
  );
  await createSessionVault(services).save(session);
  return learnRider(services);
}

/** Takes an access token or a refresh token as the browser's developer tools show it, with or without quotes. */
export async function connectWithToken(services: Services, pasted: string): Promise<Rider> {
  const token = pasted.trim().replace(/^(?:Bearer\s+)?["']?|["']$/giu, '');
  if (token === '') throw new Error('Paste a token.');
  await createSessionVault(services).save(sessionOfToken(token));
  return learnRider(services);
}

async function learnRider(services: Services): Promise<Rider> {
  const { rider } = await createPeloton(services).me();
  keepRider(services, rider);
  return rider;
}

/** RFC 7636: a verifier of 64 characters, and the base64url of its SHA-256 without padding. */
function makeSecrets({ utilities }: Services): SignInSecrets {
  const chance = (): string => utilities.getUuid().replaceAll('-', '');
  const codeVerifier = chance() + chance();
  const digest = utilities.computeDigest(utilities.DigestAlgorithm.SHA_256, codeVerifier);
  return {
    codeVerifier,
    codeChallenge: utilities.base64EncodeWebSafe(digest).replace(/=+$/u, ''),
    state: chance(),
    nonce: chance(),
  };
}
