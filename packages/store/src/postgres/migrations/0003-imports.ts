/** Imported files, their rows, and what they filled. */
export const migration0003 = {
  version: 3,
  name: 'imports',
  sql: `
create table csv_import (
  rider_id text collate "C" not null,
  import_number integer not null,
  file_name text collate "C" not null,
  sha256 text collate "C" not null,
  imported_at text collate "C" not null,
  units text collate "C" not null check (units in ('imperial', 'metric')),
  rejected text collate "C" not null,
  primary key (rider_id, import_number)
);

create table csv_row (
  rider_id text collate "C" not null,
  import_number integer not null,
  line integer not null,
  verdict text collate "C" not null check (verdict in ('imported', 'matched', 'unchanged')),
  row_id text collate "C" not null,
  workout_id text collate "C" not null,
  uncertainty_seconds integer not null,
  workout text collate "C" not null,
  source text collate "C" not null,
  primary key (rider_id, import_number, line)
);
create index csv_row_id on csv_row (rider_id, row_id);
create index csv_row_workout on csv_row (rider_id, workout_id);

create table csv_filling (
  rider_id text collate "C" not null,
  workout_id text collate "C" not null,
  fields text collate "C" not null,
  primary key (rider_id, workout_id)
);
`,
} as const;
