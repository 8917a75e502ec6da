/** Imported files, their rows, and what they filled. */
export const migration0003 = {
  version: 3,
  name: 'imports',
  sql: `
create table csv_import (
  rider_id text not null,
  import_number integer not null,
  file_name text not null,
  sha256 text not null,
  imported_at text not null,
  units text not null check (units in ('imperial', 'metric')),
  rejected text not null,
  primary key (rider_id, import_number)
) strict;

create table csv_row (
  rider_id text not null,
  import_number integer not null,
  line integer not null,
  verdict text not null check (verdict in ('imported', 'matched', 'unchanged')),
  row_id text not null,
  workout_id text not null,
  uncertainty_seconds integer not null,
  workout text not null,
  source text not null,
  primary key (rider_id, import_number, line)
) strict;
create index csv_row_id on csv_row (rider_id, row_id);
create index csv_row_workout on csv_row (rider_id, workout_id);

create table csv_filling (
  rider_id text not null,
  workout_id text not null,
  fields text not null,
  primary key (rider_id, workout_id)
) strict;
`,
} as const;
