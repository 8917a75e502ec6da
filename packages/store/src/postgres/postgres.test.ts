import { beforeAll, onTestFinished } from 'vitest';
import { describeStore } from '../conformance/describe-store.ts';
import { now } from '../conformance/made-up.ts';
import type { Store } from '../port.ts';
import { openPostgresStore } from './open.ts';
import type { PostgresDatabases } from './testing/server.ts';
import { sharedPostgres } from './testing/shared-server.ts';

let server: PostgresDatabases;
/** A database with its tables and nothing in them: copying it takes a tenth of the time of making them. */
let emptyUrl: string;

const openAt = (url: string): Promise<Store> =>
  openPostgresStore({ url, clock: () => Date.parse(now), sleep: () => Promise.resolve() });

beforeAll(async () => {
  server = await sharedPostgres();
  emptyUrl = await server.createDatabase();
  await (await openAt(emptyUrl)).close();
});

describeStore('the PostgreSQL store', async () => {
  const url = await server.createDatabase(emptyUrl);
  const open = () => openAt(url);
  let store = await open();
  onTestFinished(() => store.close());
  return {
    store,
    openBeside: open,
    reopen: async () => {
      await store.close();
      store = await open();
      return store;
    },
  };
});
