/** Owns the rules of a household: names are told apart, an invitation lets in once, who goes takes along what opened the door. */
import { describe, expect, it } from 'vitest';
import type { InvitationRecord } from '../door.ts';
import { makeMember, now } from './made-up.ts';
import type { OpenStore } from './under-test.ts';

const invitation = (id: string, changes: Partial<InvitationRecord> = {}): InvitationRecord => ({
  id,
  tokenHash: `hash of ${id}`,
  name: 'Ben',
  role: 'viewer',
  createdAt: '2026-11-20T10:00:00Z',
  expiresAt: '2026-11-27T10:00:00Z',
  usedAt: null,
  ...changes,
});

export function describeHousehold(open: OpenStore): void {
  describe('the household', () => {
    it('takes a name once, capitals and blanks aside, and keeps members in the order they came', async () => {
      const { store, reopen } = await open();
      const later = makeMember('ada', { joinedAt: '2030-01-01T00:00:00Z' });
      expect(await store.addMember(later)).toBe(true);
      expect(await store.addMember(makeMember('ben'))).toBe(true);
      expect(await store.addMember(makeMember('other', { name: ' BEN ' }))).toBe(false);
      const reopened = await reopen();
      expect(await reopened.listMembers()).toEqual([makeMember('ben'), later]);
      expect(await reopened.maybeMember('ada')).toEqual(later);
      expect(await reopened.maybeMember('other')).toBeNull();
    });

    it('changes what is named of a member, and gives nobody the name of another', async () => {
      const { store } = await open();
      await store.addMember(makeMember('ada'));
      await store.addMember(makeMember('ben'));
      expect(await store.changeMember('ben', { name: 'Ada' })).toBe(0);
      expect(await store.changeMember('nobody', { name: 'Nobody' })).toBe(0);
      expect(await store.changeMember('ben', { name: 'Benno', role: 'viewer' })).toBe(1);
      expect((await store.listMembers())[1]).toEqual(makeMember('ben', { name: 'Benno', role: 'viewer' }));
    });

    it('lets an invitation in once', async () => {
      const { store } = await open();
      await store.addInvitation(invitation('i'));
      expect(await store.acceptInvitation('hash of nothing', makeMember('ben'))).toBe('unknown');
      const both = await Promise.all([
        store.acceptInvitation('hash of i', makeMember('ben')),
        store.acceptInvitation('hash of i', makeMember('eve')),
      ]);
      expect(both.toSorted()).toEqual(['accepted', 'used']);
      expect((await store.listMembers()).map(({ role }) => role)).toEqual(['viewer']);
      expect((await store.maybeInvitation('hash of i'))?.usedAt).toBe(now);
    });

    it('lets nobody in by an invitation that has expired, or by a name that is taken', async () => {
      const { store } = await open();
      await store.addMember(makeMember('ben'));
      await store.addInvitation(invitation('old', { expiresAt: now }));
      await store.addInvitation(invitation('good'));
      expect(await store.acceptInvitation('hash of old', makeMember('ada'))).toBe('expired');
      expect(await store.acceptInvitation('hash of good', makeMember('other', { name: 'ben' }))).toBe(
        'name-taken',
      );
      expect((await store.maybeInvitation('hash of good'))?.usedAt).toBeNull();
      expect(await store.deleteInvitation('old')).toBe(1);
      expect((await store.listInvitations()).map(({ id }) => id)).toEqual(['good']);
    });

    it('keeps the pages that a member shows, and those of others apart', async () => {
      const { store } = await open();
      await store.replaceSharedPages('ada', ['records', 'calendar']);
      await store.replaceSharedPages('ben', ['months']);
      expect(await store.listSharedPages('ada')).toEqual(['calendar', 'records']);
      await store.replaceSharedPages('ada', []);
      expect(await store.listSharedPages('ada')).toEqual([]);
      expect(await store.listSharedPages('ben')).toEqual(['months']);
    });

    it('ends the sessions, tokens and shared pages of who is removed, and nobody else’s', async () => {
      const { store } = await open();
      for (const id of ['ada', 'ben']) {
        await store.addMember(makeMember(id));
        await store.replaceSharedPages(id, ['months']);
        await store.putWebSession({ sessionHash: id, memberId: id, createdAt: now, lastSeenAt: now });
        await store.addApiToken({
          id,
          name: id,
          scope: 'read',
          memberId: id,
          tokenHash: id,
          createdAt: now,
          lastUsedAt: null,
        });
      }
      expect(await store.removeMember('ben')).toBe(4);
      expect([await store.maybeWebSession('ben'), await store.maybeApiToken('ben')]).toEqual([null, null]);
      expect((await store.maybeWebSession('ada'))?.memberId).toBe('ada');
      expect((await store.maybeApiToken('ada'))?.memberId).toBe('ada');
      expect(await store.listSharedPages('ben')).toEqual([]);
    });
  });
}
