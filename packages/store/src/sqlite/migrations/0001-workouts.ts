/**
 * The first tables. STRICT, so that a text never lies where a number belongs. Bodies come last in their tables: SQLite
 * reads a row from its beginning and a long tail costs only those who ask for it.
 */
export const migration0001 = {
  version: 1,
  name: 'workouts',
  sql: `
create table rider (
  rider_id text not null primary key,
  username text not null,
  name text,
  location text,
  image_url text,
  member_since text,
  total_workouts integer,
  workout_counts text not null,
  maximum_heart_rate_bpm real
) strict;

create table raw_document (
  rider_id text not null,
  kind text not null,
  upstream_id text not null,
  sha256 text not null,
  fetched_at text not null,
  encoding text not null,
  byte_length integer not null,
  body blob not null,
  primary key (rider_id, kind, upstream_id, sha256)
) strict;

create table raw_head (
  rider_id text not null,
  kind text not null,
  upstream_id text not null,
  sha256 text not null,
  primary key (rider_id, kind, upstream_id),
  foreign key (rider_id, kind, upstream_id, sha256) references raw_document (rider_id, kind, upstream_id, sha256)
) strict, without rowid;

create table ledger (
  rider_id text not null,
  workout_id text not null,
  state text not null check (state in ('discovered', 'stored', 'partial', 'failed')),
  fetched_fingerprint text,
  listed_fingerprint text not null,
  created_at text not null,
  discipline text,
  is_outdoor integer not null check (is_outdoor in (0, 1)),
  attempts integer not null,
  retry_at text,
  reason text,
  missed_at text,
  gone_at text,
  primary key (rider_id, workout_id)
) strict, without rowid;
create index ledger_gone on ledger (rider_id, workout_id) where gone_at is not null;

create table workout (
  rider_id text not null,
  workout_id text not null,
  started_at text not null,
  time_zone text not null,
  local_date text not null,
  discipline text not null,
  is_outdoor integer not null check (is_outdoor in (0, 1)),
  is_imported integer not null check (is_imported in (0, 1)),
  title text not null,
  class_id text,
  class_length_seconds real,
  duration_seconds real,
  instructor_id text,
  instructor_name text,
  output_joules real,
  average_output_watts real,
  average_cadence_rpm real,
  average_resistance_percent real,
  average_speed_metres_per_second real,
  average_heart_rate_bpm real,
  average_incline_percent real,
  average_stroke_rate_spm real,
  maximum_output_watts real,
  maximum_heart_rate_bpm real,
  distance_metres real,
  elevation_gain_metres real,
  calories_kcal real,
  leaderboard_rank integer,
  leaderboard_users integer,
  difficulty real,
  class_workouts integer,
  class_ratings integer,
  status text not null,
  kind text,
  class_description text,
  class_image_url text,
  class_aired_at text,
  device_type text,
  is_personal_record integer not null check (is_personal_record in (0, 1)),
  ftp_watts real,
  ftp_source text,
  strive_score real,
  decoder_version integer,
  primary key (rider_id, workout_id)
) strict;
create index workout_newest on workout (rider_id, started_at desc, workout_id);

create table samples (
  rider_id text not null,
  workout_id text not null,
  encoding text not null,
  byte_length integer not null,
  body blob not null,
  primary key (rider_id, workout_id),
  foreign key (rider_id, workout_id) references workout (rider_id, workout_id)
) strict;

create table data_version (
  rider_id text not null primary key,
  version integer not null
) strict, without rowid;

create table sync_run (
  rider_id text not null,
  run_number integer not null,
  started_at text not null,
  finished_at text not null,
  exit_code integer not null,
  requests integer not null,
  discovered integer not null,
  added integer not null,
  updated integer not null,
  unchanged integer not null,
  failed text not null,
  writes integer not null,
  duration_ms real not null,
  primary key (rider_id, run_number)
) strict, without rowid;

create table rider_state (
  rider_id text not null,
  key text not null,
  value text not null,
  primary key (rider_id, key)
) strict, without rowid;

create table secret (
  account text not null,
  kind text not null,
  sealed blob not null,
  primary key (account, kind)
) strict, without rowid;
`,
} as const;
