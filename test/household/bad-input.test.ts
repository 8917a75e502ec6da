/** What goes wrong in a household is one clear sentence each, and nothing is left behind. */
import { placeOfMember } from '@ridebook/store';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openHousehold, type MadeUpHousehold } from './made-up-household.ts';

let home: MadeUpHousehold;
beforeAll(async () => {
  home = await openHousehold();
}, 120_000);
afterAll(() => home.close());

const accept = async (token: string, name: string) => {
  const body = { token, name, password: 'another-tide-table' };
  const answer = await home.server.askAsPage('POST', '/api/v1/invitation/accept', body);
  const { problem } = (await answer.json()) as { readonly problem?: { readonly message: string } };
  return [answer.status, problem?.message ?? ''];
};

it('an invitation lets in once, and says so the second time', async () => {
  const { token } = await home.server.desk.members.invite('Ada', 'rider');
  expect(await accept(token, 'maren')).toEqual([
    400,
    'Somebody of this household has that name already. Choose another.',
  ]);
  expect(await accept(token, 'Ada')).toEqual([200, '']);
  expect(await accept(token, 'Eve')).toEqual([
    400,
    'This invitation has been used already. Whoever did signs in with name and password; ask for a new one otherwise.',
  ]);
  expect((await home.store.listMembers()).map(({ name }) => name)).not.toContain('Eve');
});

it('an invitation lets nobody in after a week, and is not listed any more', async () => {
  const { token, expiresAt, id } = await home.server.desk.members.invite('Eve', 'rider');
  const open = async (): Promise<readonly string[]> =>
    (await home.server.desk.members.listInvitations()).map((invitation) => invitation.id);
  expect(await open()).toContain(id);
  home.clock.advance(Date.parse(expiresAt) - home.clock.nowMs());
  const expired = 'This invitation has expired. Ask for a new one.';
  const look = await home.server.askAsPage('POST', '/api/v1/invitation', { token });
  expect([look.status, await look.json()]).toMatchObject([400, { problem: { message: expired } }]);
  expect(await accept(token, 'Eve')).toEqual([400, expired]);
  expect(await open()).not.toContain(id);
});

it('an invitation that was withdrawn or made up lets nobody in', async () => {
  const { token, id } = await home.server.desk.members.invite('Eve', 'rider');
  expect(JSON.stringify(await home.store.listInvitations())).not.toContain(token);
  await home.server.desk.members.withdraw(id);
  const [status, message] = await accept(token, 'Eve');
  expect([status, message]).toEqual([400, expect.stringContaining('There is no such invitation.')]);
});

it('a Peloton account that another member has connected is refused, and nothing changes hands', async () => {
  const [owner, jonas] = home.riders;
  const rider = await owner.book.maybeRider();
  if (rider === null) throw new Error('The owner has no rider.');
  await expect(jonas.book.claims.check(rider)).rejects.toThrow('connected by somebody else of the household');
});

it('a rider who is removed while they are synced leaves nothing, and the others keep theirs', async () => {
  const [owner, , edda] = home.riders;
  const desk = home.server.desk.ofMember(edda.memberId);
  await desk.startSync();
  await home.server.desk.removeMember(edda.memberId);
  await desk.untilSynced();
  expect(await home.store.countWorkouts(edda.riderId)).toBe(0);
  expect((await home.store.listRiders()).map(({ id }) => id)).not.toContain(edda.riderId);
  expect(await home.store.maybeState(placeOfMember(edda.memberId), 'current-rider')).toBeNull();
  expect(await home.store.maybeSecret(placeOfMember(edda.memberId), 'peloton-session')).toBeNull();
  expect(await home.store.countWorkouts(owner.riderId)).toBe(owner.workouts.length);
  const gone = await home.server.ask('/api/v1/status', { headers: { cookie: edda.cookie } });
  expect(gone.status).toBe(401);
});
