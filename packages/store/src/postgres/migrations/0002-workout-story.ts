/** What the story of a workout rests on beyond the workout, as in the embedded store. */
export const migration0002 = {
  version: 2,
  name: 'workout-story',
  sql: `
create table power_curve (
  rider_id text collate "C" not null,
  workout_id text collate "C" not null,
  watts text collate "C" not null,
  primary key (rider_id, workout_id),
  foreign key (rider_id, workout_id) references workout (rider_id, workout_id)
);

create table rider_value (
  rider_id text collate "C" not null,
  kind text collate "C" not null,
  source text collate "C" not null,
  valid_from text collate "C" not null,
  value double precision not null,
  primary key (rider_id, kind, source, valid_from)
);

create table workout_note (
  rider_id text collate "C" not null,
  workout_id text collate "C" not null,
  text text collate "C" not null,
  written_at text collate "C" not null,
  primary key (rider_id, workout_id)
);
`,
} as const;
