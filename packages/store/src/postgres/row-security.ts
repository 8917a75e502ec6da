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

/**
 * Runs inside the transaction of a migration. What is restricted already is not touched: each change waits for all who use the
 * table. Owners are bound too; superusers never are.
 */
export async function restrictToRider(handle: Handle): Promise<void> {
  const policies = await readPolicies(handle);
  for (const table of riderTables) {
    if (policies.has(`own_rows on ${table}`)) continue;
    const name = sql.table(table);
    const own = sql`rider_id = current_setting(${sql.lit(riderSetting)}, true)`;
    await sql`alter table ${name} enable row level security`.execute(handle);
    await sql`alter table ${name} force row level security`.execute(handle);
    await sql`create policy own_rows on ${name} using (${own}) with check (${own})`.execute(handle);
  }
  if (policies.has('everybody_listed on rider')) return;
  await sql`create policy everybody_listed on rider for select
    using (coalesce(current_setting(${sql.lit(riderSetting)}, true), ${sql.lit(nobody)}) = ${sql.lit(nobody)})`.execute(
    handle,
  );
}

/** `policy on table`, of tables that bind their owner. */
async function readPolicies(handle: Handle): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ line: string }>`
    select p.polname || ' on ' || c.relname as line from pg_policy p join pg_class c on c.oid = p.polrelid
    where c.relnamespace = current_schema()::regnamespace and c.relforcerowsecurity`.execute(handle);
  return new Set(rows.map(({ line }) => line));
}
