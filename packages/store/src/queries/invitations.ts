/** Owns the invitations to the household: each lets one person in, once, before it expires. */
import type { InvitationAnswer, InvitationRecord, MemberRecord } from '../door.ts';
import type { InvitationTable } from '../schema.ts';
import { countRows, type Handle } from './database.ts';
import { addMember } from './members.ts';

export async function addInvitation(handle: Handle, invitation: InvitationRecord): Promise<void> {
  await handle
    .insertInto('invitation')
    .values({
      invitation_id: invitation.id,
      token_hash: invitation.tokenHash,
      name: invitation.name,
      role: invitation.role,
      created_at: invitation.createdAt,
      expires_at: invitation.expiresAt,
      used_at: invitation.usedAt,
    })
    .execute();
}

export async function listInvitations(handle: Handle): Promise<readonly InvitationRecord[]> {
  const rows = await handle
    .selectFrom('invitation')
    .selectAll()
    .orderBy('created_at')
    .orderBy('invitation_id')
    .execute();
  return rows.map(invitationOf);
}

export async function maybeInvitation(handle: Handle, tokenHash: string): Promise<InvitationRecord | null> {
  const row = await handle
    .selectFrom('invitation')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return row === undefined ? null : invitationOf(row);
}

export async function deleteInvitation(handle: Handle, id: string): Promise<number> {
  return countRows(await handle.deleteFrom('invitation').where('invitation_id', '=', id).execute());
}

/** Runs inside a transaction, in which nobody else writes what belongs to the whole installation. */
export async function acceptInvitation(
  handle: Handle,
  tokenHash: string,
  member: MemberRecord,
): Promise<InvitationAnswer> {
  const invitation = await maybeInvitation(handle, tokenHash);
  if (invitation === null) return 'unknown';
  if (invitation.usedAt !== null) return 'used';
  if (invitation.expiresAt <= member.joinedAt) return 'expired';
  if (!(await addMember(handle, { ...member, role: invitation.role }))) return 'name-taken';
  await handle
    .updateTable('invitation')
    .set({ used_at: member.joinedAt })
    .where('invitation_id', '=', invitation.id)
    .execute();
  return 'accepted';
}

const invitationOf = (row: InvitationTable): InvitationRecord => ({
  id: row.invitation_id,
  tokenHash: row.token_hash,
  name: row.name,
  role: row.role,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  usedAt: row.used_at,
});
