/** What was pushed elsewhere: the rows of each sink with what they held, and the history of pushes. */
export const migration0005 = {
  version: 5,
  name: 'pushes',
  sql: `
create table pushed_row (
  rider_id text not null,
  sink text not null,
  key text not null,
  content_hash text not null,
  state text not null check (state in ('sent', 'confirmed')),
  primary key (rider_id, sink, key)
) strict, without rowid;

create table push_run (
  rider_id text not null,
  run_number integer not null,
  sink text not null,
  started_at text not null,
  finished_at text not null,
  exit_code integer not null,
  created integer not null,
  updated integer not null,
  unchanged integer not null,
  requests integer not null,
  problems text not null,
  primary key (rider_id, run_number)
) strict, without rowid;
`,
} as const;
