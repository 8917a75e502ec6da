/** A count of the commits, and what a sync has still to bring found without reading the whole ledger. */
export const migration0008 = {
  version: 8,
  name: 'change-count',
  sql: `
create table change_count (
  counter integer not null primary key,
  changes bigint not null
);
create index ledger_discovered on ledger (rider_id, created_at desc, workout_id) where state = 'discovered';
create index ledger_failed on ledger (rider_id, created_at desc, workout_id) where reason is not null;
`,
} as const;
