/**
 * The first tables, as in the embedded store. Text sorts by its bytes (`collate "C"`), on whatever locale the server
 * was made with, so that both engines put the same rows in the same order.
 */
export const migration0001 = {
  version: 1,
  name: 'workouts',
  sql: `
create table rider (
  rider_id text collate "C" not null primary key,
  username text collate "C" not null,
  name text collate "C",
  location text collate "C",
  image_url text collate "C",
  member_since text collate "C",
  total_workouts integer,
  workout_counts text collate "C" not null,
  maximum_heart_rate_bpm double precision
);

create table raw_document (
  rider_id text collate "C" not null,
  kind text collate "C" not null,
  upstream_id text collate "C" not null,
  sha256 text collate "C" not null,
  fetched_at text collate "C" not null,
  encoding text collate "C" not null,
  byte_length integer not null,
  body bytea not null,
  primary key (rider_id, kind, upstream_id, sha256)
);

create table raw_head (
  rider_id text collate "C" not null,
  kind text collate "C" not null,
  upstream_id text collate "C" not null,
  sha256 text collate "C" not null,
  primary key (rider_id, kind, upstream_id),
  foreign key (rider_id, kind, upstream_id, sha256) references raw_document (rider_id, kind, upstream_id, sha256)
);

create table ledger (
  rider_id text collate "C" not null,
  workout_id text collate "C" not null,
  state text collate "C" not null check (state in ('discovered', 'stored', 'partial', 'failed')),
  fetched_fingerprint text collate "C",
  listed_fingerprint text collate "C" not null,
  created_at text collate "C" not null,
  discipline text collate "C",
  is_outdoor smallint not null check (is_outdoor in (0, 1)),
  attempts integer not null,
  retry_at text collate "C",
  reason text collate "C",
  missed_at text collate "C",
  gone_at text collate "C",
  primary key (rider_id, workout_id)
);
create index ledger_gone on ledger (rider_id, workout_id) where gone_at is not null;

create table workout (
  rider_id text collate "C" not null,
  workout_id text collate "C" not null,
  started_at text collate "C" not null,
  time_zone text collate "C" not null,
  local_date text collate "C" not null,
  discipline text collate "C" not null,
  is_outdoor boolean not null,
  is_imported boolean not null,
  title text collate "C" not null,
  class_id text collate "C",
  class_length_seconds double precision,
  duration_seconds double precision,
  instructor_id text collate "C",
  instructor_name text collate "C",
  output_joules double precision,
  average_output_watts double precision,
  average_cadence_rpm double precision,
  average_resistance_percent double precision,
  average_speed_metres_per_second double precision,
  average_heart_rate_bpm double precision,
  average_incline_percent double precision,
  average_stroke_rate_spm double precision,
  maximum_output_watts double precision,
  maximum_heart_rate_bpm double precision,
  distance_metres double precision,
  elevation_gain_metres double precision,
  calories_kcal double precision,
  leaderboard_rank integer,
  leaderboard_users integer,
  difficulty double precision,
  class_workouts integer,
  class_ratings integer,
  status text collate "C" not null,
  kind text collate "C",
  class_description text collate "C",
  class_image_url text collate "C",
  class_aired_at text collate "C",
  device_type text collate "C",
  is_personal_record boolean not null,
  ftp_watts double precision,
  ftp_source text collate "C",
  strive_score double precision,
  decoder_version integer,
  primary key (rider_id, workout_id)
);
create index workout_newest on workout (rider_id, started_at desc, workout_id);

create table samples (
  rider_id text collate "C" not null,
  workout_id text collate "C" not null,
  encoding text collate "C" not null,
  byte_length integer not null,
  body bytea not null,
  primary key (rider_id, workout_id),
  foreign key (rider_id, workout_id) references workout (rider_id, workout_id)
);

create table data_version (
  rider_id text collate "C" not null primary key,
  version bigint not null
);

create table sync_run (
  rider_id text collate "C" not null,
  run_number integer not null,
  started_at text collate "C" not null,
  finished_at text collate "C" not null,
  exit_code integer not null,
  requests integer not null,
  discovered integer not null,
  added integer not null,
  updated integer not null,
  unchanged integer not null,
  failed text collate "C" not null,
  writes integer not null,
  duration_ms double precision not null,
  primary key (rider_id, run_number)
);

create table rider_state (
  rider_id text collate "C" not null,
  key text collate "C" not null,
  value text collate "C" not null,
  primary key (rider_id, key)
);

create table secret (
  account text collate "C" not null,
  kind text collate "C" not null,
  sealed bytea not null,
  primary key (account, kind)
);

create table lock_generation (
  name text collate "C" not null primary key,
  generation bigint not null
);
`,
} as const;
