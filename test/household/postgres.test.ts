import { openPostgresStore } from '@ridebook/store/postgres';
import { afterAll, beforeAll } from 'vitest';
import { startPostgres, type PostgresServer } from '../../packages/store/src/postgres/testing/server.ts';
import { today } from '../in-process/test-clock.ts';
import { describeHousehold } from './describe-household.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

describeHousehold('PostgreSQL', async () =>
  openPostgresStore({
    url: await server.createDatabase(),
    clock: () => today,
    sleep: () => Promise.resolve(),
  }),
);
