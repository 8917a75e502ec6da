/** A household as the command line keeps it: begun, invited to, with other roles, with pages that are shown, left. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMemberKeeper } from '../../apps/ridebook/src/access/member-keeper.ts';
import { openSqliteStore } from '@ridebook/store/sqlite';
import path from 'node:path';
import { createProgramHome, type ProgramHome } from '../support/program.ts';

let home: ProgramHome;
beforeAll(async () => {
  home = createProgramHome();
  const environment = { RIDEBOOK_PASSWORD: 'tide-table-91' };
  expect(await home.run(['secrets', 'password'], environment)).toMatchObject({ exitCode: 0 });
  expect(await riders('invite', 'Jonas', '--from', 'Maren', '--json')).toMatchObject({ exitCode: 0 });
  // As whoever opens the address does.
  const store = await openSqliteStore({ folder: path.join(home.folder, 'data'), clock: Date.now });
  const members = createMemberKeeper({ store, nowMs: Date.now });
  const { token } = await members.invite('Edda', 'viewer');
  await members.accept(token, 'Edda', 'another-tide-table');
  await store.close();
});
afterAll(() => home.remove());

const riders = (...words: readonly string[]) => home.run(['riders', ...words]);

it('lists who belongs to it and who is invited', async () => {
  expect((await riders()).stdout).toMatch(
    /^Maren\towner\nEdda\tviewer\nJonas\tinvited as rider, until .*\n$/,
  );
});

it('makes a viewer a rider and back, and leaves the owner what they are', { timeout: 60_000 }, async () => {
  expect((await riders('role', 'edda', 'rider')).stdout).toMatch(/^edda is a rider: .*\n$/);
  expect((await riders()).stdout).toContain('Edda\trider');
  expect(await riders('role', 'Maren', 'viewer')).toMatchObject({
    exitCode: 64,
    stderr: 'The owner stays the owner.\n',
  });
  expect(await riders('role', 'Edda', 'queen')).toMatchObject({
    exitCode: 64,
    stderr: 'The role is rider or viewer.\n',
  });
});

it('shows pages and takes them back', { timeout: 60_000 }, async () => {
  expect((await riders('pages', 'Edda')).stdout).toMatch(
    /^Edda shows no page\. There are: home, workouts, .*\n$/,
  );
  expect((await riders('pages', 'Edda', 'calendar', 'records')).stdout).toBe('calendar\nrecords\n');
  const listed = JSON.parse((await riders('pages', 'Edda', '--json')).stdout) as object;
  expect(listed).toMatchObject({ sharedPages: ['calendar', 'records'] });
  const wrong = await riders('pages', 'Edda', 'diary');
  expect(wrong).toMatchObject({ exitCode: 64, stdout: '' });
  expect(wrong.stderr).toMatch(/^"diary" is no page that can be shown to others\. There are: home, .*\n$/);
  await riders('pages', 'Edda', '--none');
  expect((await riders('pages', 'Edda')).stdout).toContain('shows no page');
  await riders('role', 'Edda', 'viewer');
  expect((await riders('pages', 'Edda', 'calendar')).stderr).toBe(
    'Edda is a viewer: there is no page of theirs to show.\n',
  );
});
