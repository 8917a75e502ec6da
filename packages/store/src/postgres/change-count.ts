/**
 * Owns the counters that tell of every commit. There are some, so that writers of different riders seldom wait for each
 * other, and no more, so that all are read at once; a rider's own id stands in none of them.
 */
import { sql } from 'kysely';
import type { Handle } from '../queries/database.ts';

const counters = 64;

/** Runs last inside each writing transaction. One that wrote nothing has no number of its own yet, and is not counted. */
export async function noteChange(transaction: Handle, riderId: string | null): Promise<void> {
  await sql`
    insert into change_count (counter, changes)
    select abs(hashtext(${riderId ?? ''}) % ${sql.lit(counters)}), 1
    where pg_current_xact_id_if_assigned() is not null
    on conflict (counter) do update set changes = change_count.changes + 1`.execute(transaction);
}

/** The sum only ever grows: each commit brings one more, and none takes any away. */
export async function readChangeMark(handle: Handle): Promise<string> {
  const { rows } = await sql<{ changes: string }>`
    select coalesce(sum(changes), 0)::text as changes from change_count`.execute(handle);
  return rows[0]?.changes ?? '0';
}
