/** Owns who belongs to the household, and which pages each shows to the others. */
import type { MemberRecord } from '../door.ts';
import type { MemberTable } from '../schema.ts';
import { countRows, type Handle } from './database.ts';

/** Two names that look alike are one. */
const keyOfName = (name: string): string => name.normalize('NFKC').trim().toLowerCase();

/** Runs inside a transaction. @returns whether the name was free */
export async function addMember(handle: Handle, member: MemberRecord): Promise<boolean> {
  const written = await handle
    .insertInto('member')
    .values({
      member_id: member.id,
      name: member.name,
      name_key: keyOfName(member.name),
      role: member.role,
      password: member.password,
      joined_at: member.joinedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return countRows(written) > 0;
}

export async function listMembers(handle: Handle): Promise<readonly MemberRecord[]> {
  const rows = await handle
    .selectFrom('member')
    .selectAll()
    .orderBy('joined_at')
    .orderBy('member_id')
    .execute();
  return rows.map(memberOf);
}

export async function maybeMember(handle: Handle, memberId: string): Promise<MemberRecord | null> {
  const row = await handle
    .selectFrom('member')
    .selectAll()
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  return row === undefined ? null : memberOf(row);
}

/** Runs inside a transaction. @returns rows written */
export async function changeMember(
  handle: Handle,
  memberId: string,
  { name, role, password }: Partial<Pick<MemberRecord, 'name' | 'role' | 'password'>>,
): Promise<number> {
  if (name !== undefined && (await isNameOfAnother(handle, memberId, name))) return 0;
  const change = {
    ...(name === undefined ? {} : { name, name_key: keyOfName(name) }),
    ...(role === undefined ? {} : { role }),
    ...(password === undefined ? {} : { password }),
  };
  if (Object.keys(change).length === 0) return 0;
  return countRows(
    await handle.updateTable('member').set(change).where('member_id', '=', memberId).execute(),
  );
}

async function isNameOfAnother(handle: Handle, memberId: string, name: string): Promise<boolean> {
  const row = await handle
    .selectFrom('member')
    .select('member_id')
    .where('name_key', '=', keyOfName(name))
    .where('member_id', '<>', memberId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Runs inside a transaction. @returns rows deleted */
export async function removeMember(handle: Handle, memberId: string): Promise<number> {
  let deleted = 0;
  for (const table of ['web_session', 'api_token', 'shared_page', 'member'] as const) {
    deleted += countRows(await handle.deleteFrom(table).where('member_id', '=', memberId).execute());
  }
  return deleted;
}

export async function listSharedPages(handle: Handle, memberId: string): Promise<readonly string[]> {
  const rows = await handle
    .selectFrom('shared_page')
    .select('page')
    .where('member_id', '=', memberId)
    .orderBy('page')
    .execute();
  return rows.map((row) => row.page);
}

/** Runs inside a transaction. */
export async function replaceSharedPages(
  handle: Handle,
  memberId: string,
  pages: readonly string[],
): Promise<void> {
  await handle.deleteFrom('shared_page').where('member_id', '=', memberId).execute();
  if (pages.length === 0) return;
  await handle
    .insertInto('shared_page')
    .values([...new Set(pages)].map((page) => ({ member_id: memberId, page })))
    .execute();
}

const memberOf = (row: MemberTable): MemberRecord => ({
  id: row.member_id,
  name: row.name,
  role: row.role,
  password: row.password,
  joinedAt: row.joined_at,
});
