/** The old cookie login is spoken to a server that is configured for it, and to no other. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  createProgramHome,
  signedInAt,
  startSandbox,
  type ProgramHome,
  type SandboxAddress,
} from './support/program.ts';

let home: ProgramHome;
let sandbox: SandboxAddress;
beforeAll(async () => {
  home = createProgramHome();
  sandbox = await startSandbox(home, '--legacy-login', '--workouts', '5', '--now', '2026-11-22T09:00:00Z');
});
afterAll(() => home.remove());

it('a server of one’s own is signed in to by cookie, and synced from', async () => {
  const environment = { ...signedInAt(sandbox), PELOTON_SIGN_IN: 'cookie' };
  expect(await home.run(['login'], environment)).toMatchObject({ exitCode: 0 });
  const { stdout } = await home.run(['sync', '--json'], environment);
  expect(JSON.parse(stdout)).toMatchObject({ added: 5 });
});

it('Peloton itself is never asked that way', async () => {
  const refused = await home.run(['status'], { PELOTON_SIGN_IN: 'cookie' });
  expect(refused).toMatchObject({ exitCode: 64 });
  expect(refused.stderr).toMatch(/server of your own/);
});
