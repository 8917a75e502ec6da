/** Owns opening the rider's own book: the database, the network, the key, as the configuration names them. */
import { openSqliteStore } from '@ridebook/store/sqlite';
import type { Configuration, Environment } from '../configuration.ts';
import { createHttpTransport, usualTransportLimits } from '../peloton/http-transport.ts';
import { findKey } from '../vault/find-key.ts';
import { createBook, type Book, type BookClock } from './book.ts';

/** @throws StorageError when the database cannot be used */
export async function openBook(
  configuration: Configuration,
  environment: Environment,
  clock: BookClock,
  signal: AbortSignal,
): Promise<Book> {
  const store = await openSqliteStore({ folder: configuration.homeFolder, clock: clock.nowMs });
  return createBook({
    store,
    hosts: configuration.hosts,
    signInMethod: configuration.signInMethod,
    pace: configuration.pace,
    transport: createHttpTransport({ ...usualTransportLimits, signal }),
    key: async () => (await findKey(environment, configuration.configFolder)).key,
    folder: configuration.homeFolder,
    isDemo: false,
    clock,
  });
}
