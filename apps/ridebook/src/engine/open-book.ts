/** Owns opening the rider's own book: the database, the network, the key, as the configuration names them. */
import type { Store } from '@ridebook/store';
import { openPostgresStore } from '@ridebook/store/postgres';
import { openSqliteStore } from '@ridebook/store/sqlite';
import type { Configuration, Environment } from '../configuration.ts';
import { createHttpTransport, usualTransportLimits } from '@ridebook/peloton/node';
import { findKey } from '../vault/find-key.ts';
import { createBook, type Book, type BookClock } from './book.ts';

/** @throws StorageError when the database cannot be used */
export async function openBook(
  configuration: Configuration,
  environment: Environment,
  clock: BookClock,
  signal: AbortSignal,
): Promise<Book> {
  const store = await openStore(configuration, clock);
  return createBook({
    store,
    hosts: configuration.hosts,
    signInMethod: configuration.signInMethod,
    pace: configuration.pace,
    transport: createHttpTransport({ ...usualTransportLimits, signal }),
    keys: async () => (await findKey(environment, configuration.configFolder)).keys,
    coda: configuration.coda,
    folder: configuration.homeFolder,
    isDemo: false,
    clock,
  });
}

/** @throws StorageError when the database cannot be used */
function openStore({ databaseUrl, homeFolder }: Configuration, clock: BookClock): Promise<Store> {
  return databaseUrl === null
    ? openSqliteStore({ folder: homeFolder, clock: clock.nowMs })
    : openPostgresStore({ url: databaseUrl, clock: clock.nowMs, sleep: clock.sleep });
}
