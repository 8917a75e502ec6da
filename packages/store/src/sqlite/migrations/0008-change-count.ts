/** What a sync has still to bring, and what failed, found without reading the whole ledger. */
export const migration0008 = {
  version: 8,
  name: 'change-count',
  sql: `
create index ledger_discovered on ledger (rider_id, created_at desc, workout_id) where state = 'discovered';
create index ledger_failed on ledger (rider_id, created_at desc, workout_id) where reason is not null;
`,
} as const;
