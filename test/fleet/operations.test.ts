/** What those who run servers and workers ask of them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startPostgres, type PostgresServer } from '../../packages/store/src/postgres/testing/server.ts';
import { createProgramHome } from '../support/program.ts';
import { startFleet, until, type Fleet } from './fleet.ts';

let server: PostgresServer;
let fleet: Fleet;
beforeAll(async () => {
  server = await startPostgres();
  fleet = await startFleet(server, { workouts: [3] });
});
afterAll(async () => {
  await fleet.close();
  await server.stop();
});

const ask = async (url: string, headers: Readonly<Record<string, string>> = {}) => {
  const response = await fetch(url, { headers, signal: AbortSignal.timeout(15_000) });
  return { status: response.status, text: await response.text() };
};

/** Every line is a comment or a sample: https://prometheus.io/docs/instrumenting/exposition_formats/ */
const sample = /^[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? -?[0-9.e+-]+$/;
const isMetrics = (text: string): boolean =>
  text
    .trimEnd()
    .split('\n')
    .every((line) => /^# (HELP|TYPE) ridebook_/.test(line) || sample.test(line));

describe('a worker that tells of itself', { timeout: 60_000 }, () => {
  it('is alive, ready and counted, without a word of a rider', async () => {
    const worker = await fleet.home.start(['worker', '--port', '0', '--log', 'json'], fleet.environment);
    const url = / at (http:\S+)\. /.exec(worker.firstLine)?.[1] ?? '';
    expect(await ask(`${url}/healthz`)).toEqual({ status: 200, text: 'ok\n' });
    await until('it is ready', async () => (await ask(`${url}/readyz`)).status === 200);
    await fleet.untilComplete();
    await until('a job is counted', async () => (await ask(`${url}/metrics`)).text.includes('ending="done"'));
    const { text } = await ask(`${url}/metrics`);
    expect(isMetrics(text)).toBe(true);
    expect(text).toContain('ridebook_jobs_total{lane="fresh",ending="done"}');
    for (const { id } of fleet.crowd.riders) expect(text).not.toContain(id);
    expect(await worker.stop()).toBe(143);
  });

  it('gives its figures to other machines for a token only', async () => {
    const environment = { ...fleet.environment, RIDEBOOK_METRICS_TOKEN: 'figures-please' };
    const flags = ['worker', '--port', '0', '--host', '0.0.0.0'];
    const guarded = await fleet.home.start(flags, environment);
    const port = /:(\d+)\. /.exec(guarded.firstLine)?.[1] ?? '';
    const url = `http://127.0.0.1:${port}/metrics`;
    expect((await ask(url)).status).toBe(401);
    expect((await ask(url, { authorization: 'Bearer figures-pleasf' })).status).toBe(401);
    expect((await ask(url, { authorization: 'Bearer figures-please' })).status).toBe(200);
    await guarded.stop();
    const open = await fleet.home.start(flags, fleet.environment);
    const other = /:(\d+)\. /.exec(open.firstLine)?.[1] ?? '';
    expect((await ask(`http://127.0.0.1:${other}/metrics`)).status).toBe(401);
    await open.stop();
  });
});

describe('a server that tells of itself', { timeout: 60_000 }, () => {
  it('is alive and ready, and shows figures to who may read', async () => {
    const home = createProgramHome();
    onTestFinished(() => home.remove());
    const serve = await home.start(['serve', '--no-open', '--port', '0', '--schedule', 'off']);
    let told = '';
    serve.process.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
    const url = / at (http:\S+)/.exec(serve.firstLine)?.[1] ?? '';
    expect(await ask(`${url}/healthz`)).toEqual({ status: 200, text: 'ok\n' });
    expect(await ask(`${url}/readyz`)).toEqual({ status: 200, text: 'ready\n' });
    const { status, text } = await ask(`${url}/metrics`);
    expect({ status, isMetrics: isMetrics(text) }).toEqual({ status: 200, isMetrics: true });
    expect(text).toMatch(/ridebook_http_answers_total\{status="2xx"\} \d/);
    expect(await serve.stop()).toBe(143);
    // No terminal here: a line of JSON an event.
    const events = told
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { event: string }).event);
    expect(events.at(-1)).toBe('stopped');
  });

  it('keeps its figures from strangers once there is a password', async () => {
    const home = createProgramHome();
    onTestFinished(() => home.remove());
    const environment = { RIDEBOOK_PASSWORD: 'quite-a-long-password-1' };
    const serve = await home.start(['serve', '--no-open', '--port', '0', '--schedule', 'off'], environment);
    const url = / at (http:\S+)/.exec(serve.firstLine)?.[1] ?? '';
    expect((await ask(`${url}/metrics`)).status).toBe(401);
    expect((await ask(`${url}/readyz`)).status).toBe(200);
  });
});

it('the containers start the verbs and flags that there are', () => {
  const compose = readFileSync(path.resolve(import.meta.dirname, '../../docker-compose.yml'), 'utf8');
  const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/cli.md'), 'utf8');
  const commands = [...compose.matchAll(/command: \[(.+)\]/g)].map(([, words = '']) => words.split(', '));
  expect(commands.map(([verb]) => verb)).toEqual(['serve', 'worker']);
  const flags = commands.flat().filter((word) => word.startsWith('--'));
  expect(flags.filter((flag) => !page.includes(`\`${flag} <`) && !page.includes(`\`${flag}\``))).toEqual([]);
});

it('the image gets neither the key nor the passwords that lie beside its sources', () => {
  const root = path.resolve(import.meta.dirname, '../..');
  const ignored = readFileSync(path.join(root, '.dockerignore'), 'utf8').split('\n');
  const compose = readFileSync(path.join(root, 'docker-compose.yml'), 'utf8');
  const secrets = [...compose.matchAll(/^ +file: \.\/(.+)$/gm)].map(([, file = '']) => file);
  expect(secrets).toEqual(['ridebook.key']);
  for (const file of [...secrets, '.env'])
    expect([file, ignored.some((pattern) => path.matchesGlob(file, pattern))]).toEqual([file, true]);
});
