/** Owns how a page becomes LIMIT and OFFSET. */
import type { SelectQueryBuilder } from 'kysely';
import type { Page } from '../port.ts';

/** SQLite has no OFFSET without LIMIT, and this is more rows than any table holds. */
const everything = Number.MAX_SAFE_INTEGER;

export function paged<Database, Tables extends keyof Database, Row>(
  query: SelectQueryBuilder<Database, Tables, Row>,
  { limit, offset = 0 }: Page,
): SelectQueryBuilder<Database, Tables, Row> {
  if (limit === undefined && offset === 0) return query;
  return query.limit(limit ?? everything).offset(offset);
}
