/** What was pushed elsewhere, as in the embedded store. */
export const migration0005 = {
  version: 5,
  name: 'pushes',
  sql: `
create table pushed_row (
  rider_id text collate "C" not null,
  sink text collate "C" not null,
  key text collate "C" not null,
  content_hash text collate "C" not null,
  state text collate "C" not null check (state in ('sent', 'confirmed')),
  primary key (rider_id, sink, key)
);

create table push_run (
  rider_id text collate "C" not null,
  run_number integer not null,
  sink text collate "C" not null,
  started_at text collate "C" not null,
  finished_at text collate "C" not null,
  exit_code integer not null,
  created integer not null,
  updated integer not null,
  unchanged integer not null,
  requests integer not null,
  problems text collate "C" not null,
  primary key (rider_id, run_number)
);
`,
} as const;
