/** Keeps the PostgreSQL that the test files of a run share: started for whoever asks first, gone with the run. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { startPostgres, type PostgresServer } from './server.ts';
import './shared-server.ts';

/** Two files at a time, some of which open a store in several processes. */
const mostConnections = '300';

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let started: Promise<PostgresServer> | null = null;
  const keeper = createServer((_, response) => {
    started ??= startPostgres({ max_connections: mostConnections });
    started.then(
      ({ port }) => response.end(String(port)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => keeper.listen(0, '127.0.0.1', resolve));
  project.provide('postgresKeeper', `http://127.0.0.1:${(keeper.address() as AddressInfo).port}`);
  return async () => {
    keeper.close();
    keeper.closeAllConnections();
    await (await started?.catch(() => null))?.stop();
  };
}
