/** One report through the command line, the REST API and the browser's own computing is the same to the last digit. */
import { decodeTable } from '@ridebook/analytics/table';
import { reportNames, tellReport } from '@ridebook/analytics/reports';
import type { BreaksAnswer, Exclusions, StatusAnswer, WorkoutTable } from '@ridebook/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProgramHome, signedInAt, startSandbox } from './support/program.ts';
import type { ProgramHome, ProgramRun, SandboxAddress } from './support/program.ts';

const today = '2026-11-22';

let home: ProgramHome;
let sandbox: SandboxAddress;
let url: string;
const run = (...args: readonly string[]): Promise<ProgramRun> => home.run(args, signedInAt(sandbox));
const get = (path: string): Promise<Response> =>
  fetch(`${url}/api/v1${path}`, { signal: AbortSignal.timeout(10_000) });
const readJson = async <T>(path: string): Promise<T> => (await (await get(path)).json()) as T;

beforeAll(async () => {
  home = createProgramHome();
  sandbox = await startSandbox(home, '--workouts', '60', '--seed', '7', '--now', `${today}T09:00:00Z`);
  expect(await run('login')).toMatchObject({ exitCode: 0 });
  expect(await run('sync')).toMatchObject({ exitCode: 0 });
  const { firstLine } = await home.start(['serve', '--port', '0', '--schedule', 'off'], signedInAt(sandbox));
  url = /http:\S+/.exec(firstLine)?.[0] ?? '';
});
afterAll(() => home.remove());

describe('the same question', () => {
  it.each([
    ['months', { unit: 'quarter' }],
    ['start-times', { discipline: 'all' }],
    ['instructors', {}],
    ['streaks', { weekStart: 'sunday' }],
    ['explorer', { outputKilojoules: '100..', sort: 'outputJoules' }],
  ] as const)('about %s has one answer in three places', async (name, parameters) => {
    const asked = { ...parameters, today };
    const flags = Object.entries(asked).flatMap(([key, value]) => [
      `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
      value,
    ]);
    const fromCommandLine = await run('report', name, ...flags, '--json');
    expect(fromCommandLine).toMatchObject({ exitCode: 0, stderr: '' });
    const fromApi = await (await get(`/reports/${name}?${new URLSearchParams(asked).toString()}`)).text();
    const [table, { rider }, exclusions, { breaks }] = await Promise.all([
      readJson<WorkoutTable>('/table'),
      readJson<StatusAnswer>('/status'),
      readJson<Exclusions>('/exclusions'),
      readJson<BreaksAnswer>('/breaks'),
    ]);
    const inBrowser = JSON.stringify(
      tellReport(name, asked, {
        workouts: decodeTable(table),
        rider,
        exclusions,
        plannedBreaks: breaks,
        today,
      }),
    );
    expect(fromCommandLine.stdout.trimEnd()).toBe(fromApi);
    expect(inBrowser).toBe(fromApi);
    expect(fromApi.length).toBeGreaterThan(200);
  });
});

describe('what the rider keeps with the book', () => {
  const put = (path: string, body: unknown): Promise<Response> =>
    fetch(`${url}/api/v1${path}`, {
      method: 'PUT',
      headers: { origin: url, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    });

  it('counts on the command line and over REST alike, until a parameter says otherwise', async () => {
    const told = async (...flags: readonly string[]): Promise<string> =>
      (await run('report', 'class-records', '--today', today, ...flags, '--json')).stdout.trimEnd();
    const before = await told();
    const { records } = JSON.parse(before) as { records: readonly { record: { id: string } }[] };
    const id = records[0]?.record.id ?? '';
    expect(before).toContain(id);
    expect((await put('/exclusions', { excludedIds: [id], eras: [] })).status).toBe(200);
    const after = await told();
    expect(after).not.toContain(id);
    expect(await (await get(`/reports/class-records?today=${today}`)).text()).toBe(after);
    expect(await told('--excluded=')).toBe(before);
    expect(await (await get(`/reports/class-records?today=${today}&excluded=`)).text()).toBe(before);
    expect((await put('/exclusions', { excludedIds: [], eras: [] })).status).toBe(200);
  });

  it('forgives streaks on the command line and over REST alike', async () => {
    const breaks = [{ firstDate: '2025-01-01', lastDate: today, reason: 'A long one' }];
    expect((await put('/breaks', { breaks })).status).toBe(200);
    const { stdout } = await run('report', 'streaks', '--today', today, '--json');
    expect(await (await get(`/reports/streaks?today=${today}`)).text()).toBe(stdout.trimEnd());
    const without = await (await get(`/reports/streaks?today=${today}&breaks=`)).text();
    expect(stdout.trimEnd()).not.toBe(without);
    expect((await put('/breaks', { breaks: [] })).status).toBe(200);
  });
});

describe('the reports', () => {
  it('are listed by the API and the command line alike', async () => {
    const listed = await readJson<{ readonly reports: readonly { readonly name: string }[] }>('/reports');
    expect(listed.reports.map(({ name }) => name)).toEqual(reportNames);
    expect(JSON.parse((await run('report', '--json')).stdout)).toEqual(listed);
    const { stdout } = await run('report');
    for (const name of reportNames) expect(stdout).toContain(`${name}: `);
  });

  it('are indented for people', async () => {
    const { stdout } = await run('report', 'week', '--today', today);
    expect(stdout).toContain('\n  "soFar": {\n');
  });

  it.each([
    [['report', 'nothing'], /There is no report "nothing"\. The reports are: /],
    [['report', 'week', '--colour', 'red'], /The report "week" knows no "colour"/],
    [['report', 'week', '--today'], /"--today" has no value/],
    [['report', 'week', 'today'], /"today" is no parameter: write --name value/],
    [['report', 'week', '--today=2026-11-22', '--today', '2026-11-21'], /"--today" was given twice/],
    [['report', '--today', '2026-11-22', 'week'], /Name the report before its parameters/],
  ] as const)('refuse %j with the usage code and one sentence', async (args, sentence) => {
    const refused = await run(...args);
    expect(refused).toMatchObject({ exitCode: 64, stdout: '' });
    expect(refused.stderr).toMatch(sentence);
    expect(refused.stderr.trim().split('\n')).toHaveLength(1);
  });

  it.each([
    ['/reports/nothing', 404, 'not-found'],
    ['/reports/class?class=unknown', 404, 'not-found'],
    ['/reports/week?colour=red', 400, 'bad-request'],
    ['/reports/week?today=2026-02-30', 400, 'bad-request'],
    ['/reports/week?today=2026-11-22&today=2026-11-21', 400, 'bad-request'],
  ])('refuse %s with %i', async (path, status, kind) => {
    const response = await get(path);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ problem: { kind } });
  });
});
