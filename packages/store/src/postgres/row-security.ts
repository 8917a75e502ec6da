/**
 * Owns the second lock on every rider's door: even a query that forgot its `where` sees one rider's rows only. Each
 * transaction names its rider, and PostgreSQL hides the others' rows (https://www.postgresql.org/docs/15/ddl-rowsecurity.html).
 */
import { sql } from 'kysely';
import type { Handle } from '../queries/database.ts';
import { riderTables } from '../queries/riders.ts';

/** The setting of a transaction that says whose rows it is about. */
export const riderSetting = 'ridebook.rider_id';

/** What a transaction about nobody in particular says: it may list who there is, and sees nothing else of them. */
export const nobody = '';

/** Runs inside the transaction of a migration; repeated, it changes nothing. Owners are bound too; superusers never are. */
export async function restrictToRider(handle: Handle): Promise<void> {
  for (const table of riderTables) {
    const name = sql.table(table);
    const own = sql`rider_id = current_setting(${sql.lit(riderSetting)}, true)`;
    await sql`alter table ${name} enable row level security`.execute(handle);
    await sql`alter table ${name} force row level security`.execute(handle);
    await sql`drop policy if exists own_rows on ${name}`.execute(handle);
    await sql`create policy own_rows on ${name} using (${own}) with check (${own})`.execute(handle);
  }
  await sql`drop policy if exists everybody_listed on rider`.execute(handle);
  await sql`create policy everybody_listed on rider for select
    using (coalesce(current_setting(${sql.lit(riderSetting)}, true), ${sql.lit(nobody)}) = ${sql.lit(nobody)})`.execute(
    handle,
  );
}
