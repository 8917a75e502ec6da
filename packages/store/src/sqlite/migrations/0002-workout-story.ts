/** What the story of a workout rests on beyond the workout: its power curve, the rider's dated values, private notes. */
export const migration0002 = {
  version: 2,
  name: 'workout-story',
  sql: `
create table power_curve (
  rider_id text not null,
  workout_id text not null,
  watts text not null,
  primary key (rider_id, workout_id),
  foreign key (rider_id, workout_id) references workout (rider_id, workout_id)
) strict;

create table rider_value (
  rider_id text not null,
  kind text not null,
  source text not null,
  valid_from text not null,
  value real not null,
  primary key (rider_id, kind, source, valid_from)
) strict, without rowid;

create table workout_note (
  rider_id text not null,
  workout_id text not null,
  text text not null,
  written_at text not null,
  primary key (rider_id, workout_id)
) strict, without rowid;
`,
} as const;
