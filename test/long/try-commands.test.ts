/** The commands by which the pages of the doc, the sheet and the function are tried on one's own machine, as somebody types them. */
import { execFile, spawn } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const scripts = path.resolve(import.meta.dirname, '../../scripts/try');

it('shows a sheet that is signed in, filled and scheduled', { timeout: 120_000 }, async () => {
  const child = spawn(process.execPath, [path.join(scripts, 'sheet.ts'), '--port', '0', '--workouts', '5']);
  try {
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    await expect.poll(() => printed, { timeout: 60_000 }).toContain('Ctrl-C');
    const url = /http:\/\/127\.0\.0\.1:\d+/u.exec(printed)?.[0] ?? '';
    const [, username, password] = /with (\S+) and (\S+)\./u.exec(printed) ?? [];
    const act = async (action: string, argument = '', fields: unknown = null) => {
      const body = JSON.stringify({ action, argument, fields });
      const response = await fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(60_000) });
      return (await response.json()) as {
        readonly toast: string;
        readonly triggers: readonly string[];
        readonly sheets: readonly { readonly name: string; readonly rows: readonly unknown[] }[];
      };
    };
    expect(await (await fetch(url, { signal: AbortSignal.timeout(5_000) })).text()).toContain(
      'emulated Google Sheet',
    );
    await act('open');
    await act('call', 'connectWithPassword', { username, password });
    const { sheets } = await act('choose', 'Ridebook > Sync now');
    expect(sheets.find(({ name }) => name === 'Workouts')?.rows).toHaveLength(5);
    await act('choose', 'Ridebook > Schedule > Hourly');
    expect(await act('wait')).toMatchObject({ toast: 'Nothing new.', triggers: ['1 hours'] });
  } finally {
    child.kill('SIGINT');
  }
});

it('calls the function, and tells what came of it', { timeout: 120_000 }, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [path.join(scripts, 'function.ts')]);
  for (const told of ['"status": 401', '"added": 30', '"added": 0', '"added": 2', 'The doc has 32 rows'])
    expect(stdout).toContain(told);
});

it('fills the doc table by table, and shows its rows', { timeout: 180_000 }, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [path.join(scripts, 'coda.ts')]);
  for (const told of [
    '40 rows would be created',
    'The doc has no tables "Instructors"',
    '0 rows created, 0 updated',
    'Workouts has 40 rows. The first 10:',
    'Total Output (kj)',
  ])
    expect(stdout).toContain(told);
  // No push fails for what the doc lacks, and no verb for anything else.
  expect(stdout).not.toContain('exit code');
});
