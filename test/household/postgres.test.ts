import { openPostgresStore } from '@ridebook/store/postgres';
import { beforeAll } from 'vitest';
import type { PostgresDatabases } from '../../packages/store/src/postgres/testing/server.ts';
import { sharedPostgres } from '../../packages/store/src/postgres/testing/shared-server.ts';
import { today } from '../in-process/test-clock.ts';
import { describeHousehold } from './describe-household.ts';

let server: PostgresDatabases;
beforeAll(async () => {
  server = await sharedPostgres();
});

describeHousehold('PostgreSQL', async () =>
  openPostgresStore({
    url: await server.createDatabase(),
    clock: () => today,
    sleep: () => Promise.resolve(),
  }),
);
