/**
 * A server in a process of its own, whose sync process comes to its end before its n-th step. It says where it listens, and
 * ends by SIGTERM as `serve` does. Started by `run-server.ts`; its one argument is a `ServerAssignment` in JSON.
 */
import { pathToFileURL } from 'node:url';
import { createDesk } from '../../apps/ridebook/src/server/desk.ts';
import { startServer } from '../../apps/ridebook/src/server/server.ts';
import { createLog } from '../../apps/ridebook/src/log.ts';
import { createSyncProcess, syncingInProcess } from '../../apps/ridebook/src/sync-process/sync-process.ts';
import { openBookAt } from '../in-process/book-at.ts';
import { createTestClock } from '../in-process/test-clock.ts';
import { assignmentName, type ServerAssignment } from './server-assignment.ts';

const text = process.argv[2] ?? '';
const { folder, hosts, nowMs, entry } = JSON.parse(text) as ServerAssignment;
const [stopping, aborting] = [new AbortController(), new AbortController()];
const book = await openBookAt({ folder, hosts, clock: createTestClock(nowMs) });
const syncProcess = createSyncProcess({
  environment: { [assignmentName]: text },
  stopping: stopping.signal,
  aborting: aborting.signal,
  entry: pathToFileURL(entry),
});
const log = createLog('json', (line) => process.stderr.write(`${line}\n`), Date.now);
const desk = createDesk({
  ownBook: syncingInProcess(book, syncProcess),
  openDemoBook: () => Promise.reject(new Error('There is no made-up rider here.')),
  log,
});
const server = await startServer({ desk, dashboard: new Map(), port: 0, log });
process.stdout.write(`${server.url}\n`);

/** As in `main.ts`, where a person would wait a little longer. */
const graceMs = 200;
process.once('SIGTERM', () => {
  stopping.abort();
  setTimeout(() => aborting.abort(), graceMs).unref();
  void desk.close().then(() => server.close());
});
