/** Owns turning what a person gives (password or token) into a session that was seen to work before it is kept. */
import { createHash, randomBytes } from 'node:crypto';
import type { Rider } from '@ridebook/domain';
import {
  cookieSignIn,
  runExchange,
  sessionOfToken,
  signIn,
  SignInAgainError,
  TransportError,
  UpstreamError,
  type HttpRequest,
  type HttpResponse,
  type Session,
  type SignInSecrets,
} from '@ridebook/peloton';
import { createMemoryVault } from '../vault/memory-vault.ts';
import type { Book } from './book.ts';
import { adoptLocalRider } from './local-rider.ts';

export type Credentials =
  | { readonly kind: 'password'; readonly username: string; readonly password: string }
  | { readonly kind: 'token'; readonly token: string };

/**
 * Signs in, reads the account with the new session, and only then keeps both. The password is used once and not kept.
 * @throws SignInAgainError, UpstreamError or RequestError; what was stored before stays
 */
export async function signInToBook(book: Book, credentials: Credentials): Promise<Rider> {
  const session =
    credentials.kind === 'password'
      ? await sessionFromPassword(book, credentials.username, credentials.password)
      : sessionOfPastedToken(credentials.token.trim());
  const vault = createMemoryVault(session, (renewed) => book.vault.save(renewed));
  const { rider, text } = await readAccount(book, vault, credentials.kind);
  await book.claims.check(rider);
  await book.vault.save(vault.current());
  const fetchedAt = new Date(book.clock.nowMs()).toISOString();
  await book.store.saveRider(rider, {
    kind: 'user',
    id: rider.id,
    text,
    fetchedAt,
    replacesNewest: true,
  });
  await adoptLocalRider(book, rider);
  await book.setRider(rider);
  return rider;
}

/** Forgets the session. The workouts stay. */
export async function signOutOfBook(book: Book): Promise<void> {
  await book.vault.clear();
}

async function readAccount(
  book: Book,
  vault: ReturnType<typeof createMemoryVault>,
  kind: Credentials['kind'],
) {
  try {
    return await book.connect(vault).me();
  } catch (error) {
    if (kind === 'token' && error instanceof SignInAgainError) {
      throw new SignInAgainError(
        'token-refused',
        'Peloton does not accept this token. It may have expired; copy a new one.',
        {
          cause: error,
        },
      );
    }
    throw error;
  }
}

async function sessionFromPassword(book: Book, username: string, password: string): Promise<Session> {
  const { nowMs } = book.clock;
  const input = { hosts: book.hosts, username, password };
  const exchange =
    book.signInMethod === 'cookie'
      ? cookieSignIn(input)
      : signIn({ ...input, secrets: drawSecrets(), nowMs });
  return runExchange(exchange, (request) => sendOnce(book, request));
}

/** A sign-in is never repeated by itself: each try counts towards locking the account. */
async function sendOnce(book: Book, request: HttpRequest): Promise<HttpResponse> {
  try {
    return await book.transport(request);
  } catch (error) {
    if (!(error instanceof TransportError) || error.kind === 'stopped') throw error;
    const host = new URL(request.url).host;
    throw new UpstreamError(
      'unreachable',
      `${host} cannot be reached: ${error.message}. Check the connection of this machine, then try again.`,
      null,
      { cause: error },
    );
  }
}

function sessionOfPastedToken(token: string): Session {
  if (token === '') throw new SignInAgainError('token-refused', 'The token is empty.');
  return sessionOfToken(token);
}

/** Fresh for every sign-in (RFC 7636, 4.1 and 4.2). */
function drawSecrets(): SignInSecrets {
  const codeVerifier = randomBytes(48).toString('base64url');
  return {
    codeVerifier,
    codeChallenge: createHash('sha256').update(codeVerifier).digest('base64url'),
    state: randomBytes(24).toString('base64url'),
    nonce: randomBytes(24).toString('base64url'),
  };
}
