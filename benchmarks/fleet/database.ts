/** Owns asking the database of a fleet for figures, and how figures are told. */
import type { Fleet } from '../../test/fleet/fleet.ts';

export type Query = (text: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;

/** What a server is started with for many workers, so that it counts its statements. */
export const countingStatements = {
  max_connections: '500',
  shared_preload_libraries: 'pg_stat_statements',
  'pg_stat_statements.max': '10000',
} as const;

export const databaseOf = ({ databaseUrl }: Fleet): string =>
  decodeURIComponent(new URL(databaseUrl).pathname.slice(1));

/** The one number of a query's one row; 0 for none. */
export const figureOf = async (query: Query, text: string): Promise<number> =>
  Number(Object.values((await query(text))[0] ?? {})[0] ?? 0);

/** Bytes of a database's tables with their indexes. @param schemas quoted, separated by commas */
export const sizeOf = (query: Query, schemas: string): Promise<number> =>
  figureOf(
    query,
    `select sum(pg_total_relation_size(c.oid)) from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in (${schemas}) and c.relkind = 'r'`,
  );

export const queueSchemas = "'ridebook_queue', 'ridebook_fleet'";

export const told = (value: number, digits = 1): string =>
  Number.isFinite(value) ? value.toFixed(digits) : 'not seen';
