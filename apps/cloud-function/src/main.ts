/** Owns the process of the function: its environment, its clock, its log, and the name that it is registered under. */
import { setTimeout as sleep } from 'node:timers/promises';
import { http } from '@google-cloud/functions-framework';
import { createHttpTransport, usualTransportLimits } from '@ridebook/peloton/node';
import { carryIntoCoda } from './carry-into-coda.ts';
import { readConfiguration } from './configuration.ts';
import type { Effects } from './effects.ts';
import { createCallHandler, type Severity } from './handle-call.ts';
import { syncIntoDatabase } from './sync-into-database.ts';
import { createCallerCheck } from './verify-caller.ts';

const configuration = readConfiguration(process.env);
const effects: Effects = {
  nowMs: Date.now,
  monotonicMs: () => performance.now(),
  sleep: (ms) => sleep(ms),
  random: Math.random,
};
const stopping = new AbortController();
process.once('SIGTERM', () => stopping.abort());
const transport = createHttpTransport({ ...usualTransportLimits, signal: stopping.signal });

/** Cloud Logging reads a line of JSON as an entry with its severity. */
const log = (severity: Severity, message: string, fields: Readonly<Record<string, unknown>> = {}): void =>
  console.log(JSON.stringify({ severity, message, ...fields }));

const handle = createCallHandler({
  isAllowed: createCallerCheck(configuration.caller),
  work: (isOutOfTime) => {
    const isStopping = (): boolean => isOutOfTime() || stopping.signal.aborted;
    const { databaseUrl } = configuration;
    return databaseUrl === null
      ? carryIntoCoda(configuration, effects, transport, isStopping)
      : syncIntoDatabase({ ...configuration, databaseUrl }, effects, transport, isStopping);
  },
  monotonicMs: effects.monotonicMs,
  budgetMs: configuration.budgetMs,
  log,
});

http('sync', async (request, response) => {
  const { status, body } = await handle({
    method: request.method,
    authorization: request.get('authorization'),
  });
  response.status(status).json(body);
});
