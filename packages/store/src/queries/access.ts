/** Owns who may come in besides the rider at this machine: tokens of programs and sessions of browsers. */
import type { ApiTokenRecord, WebSessionRecord } from '../door.ts';
import { countRows, type Handle } from './database.ts';

const tokenColumns = [
  'id',
  'name',
  'scope',
  'member_id',
  'token_hash',
  'created_at',
  'last_used_at',
] as const;

export async function addApiToken(handle: Handle, token: ApiTokenRecord): Promise<void> {
  await handle
    .insertInto('api_token')
    .values({
      id: token.id,
      name: token.name,
      scope: token.scope,
      member_id: token.memberId,
      token_hash: token.tokenHash,
      created_at: token.createdAt,
      last_used_at: token.lastUsedAt,
    })
    .execute();
}

export async function listApiTokens(handle: Handle, memberId: string): Promise<readonly ApiTokenRecord[]> {
  const rows = await handle
    .selectFrom('api_token')
    .select(tokenColumns)
    .where('member_id', '=', memberId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(tokenOf);
}

export async function maybeApiToken(handle: Handle, tokenHash: string): Promise<ApiTokenRecord | null> {
  const row = await handle
    .selectFrom('api_token')
    .select(tokenColumns)
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return row === undefined ? null : tokenOf(row);
}

export async function noteApiTokenUse(handle: Handle, id: string, usedAt: string): Promise<void> {
  await handle.updateTable('api_token').set({ last_used_at: usedAt }).where('id', '=', id).execute();
}

export async function deleteApiToken(handle: Handle, memberId: string, id: string): Promise<number> {
  return countRows(
    await handle.deleteFrom('api_token').where('id', '=', id).where('member_id', '=', memberId).execute(),
  );
}

export async function putWebSession(handle: Handle, session: WebSessionRecord): Promise<void> {
  await handle
    .insertInto('web_session')
    .values({
      session_hash: session.sessionHash,
      member_id: session.memberId,
      created_at: session.createdAt,
      last_seen_at: session.lastSeenAt,
    })
    .onConflict((conflict) =>
      conflict.column('session_hash').doUpdateSet({ last_seen_at: session.lastSeenAt }),
    )
    .execute();
}

export async function maybeWebSession(handle: Handle, sessionHash: string): Promise<WebSessionRecord | null> {
  const row = await handle
    .selectFrom('web_session')
    .select(['session_hash', 'member_id', 'created_at', 'last_seen_at'])
    .where('session_hash', '=', sessionHash)
    .executeTakeFirst();
  return row === undefined
    ? null
    : {
        sessionHash: row.session_hash,
        memberId: row.member_id,
        createdAt: row.created_at,
        lastSeenAt: row.last_seen_at,
      };
}

export async function deleteWebSession(handle: Handle, sessionHash: string): Promise<number> {
  return countRows(await handle.deleteFrom('web_session').where('session_hash', '=', sessionHash).execute());
}

export async function deleteWebSessions(handle: Handle, memberId: string): Promise<number> {
  return countRows(await handle.deleteFrom('web_session').where('member_id', '=', memberId).execute());
}

export async function deleteStaleWebSessions(
  handle: Handle,
  seenBefore: string,
  createdBefore: string,
): Promise<number> {
  const stale = handle
    .deleteFrom('web_session')
    .where(({ eb, or }) => or([eb('last_seen_at', '<', seenBefore), eb('created_at', '<', createdBefore)]));
  return countRows(await stale.execute());
}

function tokenOf(row: {
  readonly id: string;
  readonly name: string;
  readonly scope: ApiTokenRecord['scope'];
  readonly member_id: string;
  readonly token_hash: string;
  readonly created_at: string;
  readonly last_used_at: string | null;
}): ApiTokenRecord {
  return {
    id: row.id,
    name: row.name,
    scope: row.scope,
    memberId: row.member_id,
    tokenHash: row.token_hash,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
  };
}
