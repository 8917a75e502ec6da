/** Owns the made-up rider's book: a sandbox in this process, a folder of its own, both gone when it is closed. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '@ridebook/store/sqlite';
import { createHttpTransport, usualTransportLimits } from '@ridebook/peloton/node';
import { startSandbox } from '../sandbox/host.ts';
import { keyBytes } from '../vault/sealing.ts';
import { createBook, type Book, type BookClock } from './book.ts';
import { signInToBook } from './sign-in.ts';

/** Fast enough not to bore, slow enough to see a history arrive. */
const demoPace = { requestsPerSecond: 120, maximumInFlight: 2 };

/** Opens the book and signs in. */
export async function openDemoBook(clock: BookClock, signal: AbortSignal): Promise<Book> {
  const sandbox = await startSandbox({ port: 0 });
  const folder = await mkdtemp(join(tmpdir(), 'ridebook-demo-'));
  const key = randomBytes(keyBytes);
  const book = createBook({
    store: await openSqliteStore({ folder, clock: clock.nowMs }),
    hosts: { apiUrl: sandbox.url, authUrl: sandbox.authUrl },
    signInMethod: 'oauth',
    pace: demoPace,
    transport: createHttpTransport({ ...usualTransportLimits, signal }),
    keys: () => Promise.resolve([key]),
    coda: { apiUrl: sandbox.codaUrl, environmentAccess: null },
    folder,
    isDemo: true,
    clock,
  });
  const close = async (): Promise<void> => {
    await book.close();
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await signInToBook(book, { kind: 'password', username: sandbox.username, password: sandbox.password });
    // The doc of the emulated Coda, so that its page of the settings can be tried too.
    await book.coda.change({ docId: sandbox.codaDocId, token: sandbox.codaToken, isAfterSync: false });
  } catch (error) {
    await close();
    throw error;
  }
  return { ...book, close };
}
