import { Client } from 'pg';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { describeStore } from '../conformance/describe-store.ts';
import { now } from '../conformance/made-up.ts';
import { openPostgresStore } from './open.ts';
import { startPostgres, type PostgresServer } from './testing/server.ts';

let server: PostgresServer;
let databaseUrl: string;
let schemas = 0;

beforeAll(async () => {
  server = await startPostgres();
  databaseUrl = await server.createDatabase();
});
afterAll(() => server.stop());

/** An empty place in a moment: a database of its own for each test would cost several times the test. */
async function makeSchema(): Promise<string> {
  schemas += 1;
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`create schema test_${schemas}`);
  await client.end();
  const url = new URL(databaseUrl);
  url.searchParams.set('options', `-c search_path=test_${schemas}`);
  return url.href;
}

describeStore('the PostgreSQL store', async () => {
  const url = await makeSchema();
  const open = () => openPostgresStore({ url, clock: () => Date.parse(now), sleep: () => Promise.resolve() });
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
