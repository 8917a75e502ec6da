/** Owns the columns of Friends and Friend Workouts: whom the rider follows, the rider first, and their latest rides. */
import { maybeClassMinutes, type FriendRow } from '@ridebook/analytics';
import type { Friend, Workout } from '@ridebook/domain';
import type { ColumnSpec } from './column.ts';
import { distance, distanceHeader, kilojoules, speed, speedHeader } from './units.ts';

/** One ride of somebody's. */
export interface FriendWorkout {
  readonly friend: Friend;
  readonly ride: Workout;
}

export const friendWorkoutColumns: readonly ColumnSpec<FriendWorkout>[] = [
  { header: 'Peloton ID', legacyHeader: 'Peloton ID', kind: 'text', cell: ({ friend }) => friend.id },
  { header: 'Username', legacyHeader: 'Username', kind: 'text', cell: ({ friend }) => friend.username },
  { header: 'Pic', legacyHeader: 'Pic', kind: 'image', cell: ({ friend }) => friend.imageUrl },
  { header: 'Location', legacyHeader: 'Location', kind: 'text', cell: ({ friend }) => friend.location },
  { header: 'Workout ID', legacyHeader: 'Workout ID', kind: 'text', cell: ({ ride }) => ride.id },
  {
    header: 'Workout Timestamp',
    legacyHeader: 'Workout Timestamp',
    kind: 'instant',
    cell: ({ ride }) => ride.startedAt,
  },
  {
    header: 'Duration',
    legacyHeader: 'Duration',
    kind: 'seconds',
    cell: ({ ride }) => ride.durationSeconds,
    legacyCell: ({ ride }) => ride.classLengthSeconds ?? ride.durationSeconds,
  },
  {
    header: 'Output (kj)',
    legacyHeader: 'Output (kj)',
    kind: 'number',
    cell: ({ ride }) => kilojoules(ride.outputJoules),
  },
  {
    header: distanceHeader,
    legacyHeader: 'Distance (mi)',
    kind: 'number',
    cell: ({ ride }, units) => distance(ride.distanceMetres, units),
  },
  {
    header: 'Calories (kcal)',
    legacyHeader: 'Calories (kcal)',
    kind: 'number',
    cell: ({ ride }) => ride.caloriesKcal,
  },
  {
    header: 'Avg Output (watts)',
    // It always held watts.
    legacyHeader: 'Avg Output (kj)',
    kind: 'number',
    cell: ({ ride }) => ride.averageOutputWatts,
  },
  {
    header: 'Avg Cadence (rpm)',
    legacyHeader: 'Avg Cadence (rpm)',
    kind: 'number',
    cell: ({ ride }) => ride.averageCadenceRpm,
  },
  {
    header: 'Avg Resistance',
    legacyHeader: 'Avg Resistance',
    kind: 'number',
    cell: ({ ride }) => ride.averageResistancePercent,
  },
  {
    header: speedHeader,
    legacyHeader: 'Avg Speed (mph)',
    kind: 'number',
    cell: ({ ride }, units) => speed(ride.averageSpeedMetresPerSecond, units),
  },
  { header: 'Date', kind: 'date', cell: ({ ride }) => ride.localDate },
  { header: 'Workout Name', kind: 'text', cell: ({ ride }) => ride.title },
  { header: 'Instructor Name', kind: 'text', cell: ({ ride }) => ride.instructorName },
  { header: 'Class ID', kind: 'text', cell: ({ ride }) => ride.classId },
  { header: 'Class Length (min)', kind: 'number', cell: ({ ride }) => maybeClassMinutes(ride) },
  { header: 'Avg Heart Rate (bpm)', kind: 'number', cell: ({ ride }) => ride.averageHeartRateBpm },
  { header: 'Myself', kind: 'checkbox', cell: ({ friend }) => friend.isSelf },
];

/** Somebody with what their rides amount to; no figures for those whose rides are not shown. */
export interface FriendWithFigures {
  readonly friend: Friend;
  readonly row: FriendRow | null;
}

export const friendColumns: readonly ColumnSpec<FriendWithFigures>[] = [
  { header: 'Peloton ID', kind: 'text', cell: ({ friend }) => friend.id },
  { header: 'Username', kind: 'text', cell: ({ friend }) => friend.username },
  { header: 'Pic', kind: 'image', cell: ({ friend }) => friend.imageUrl },
  { header: 'Location', kind: 'text', cell: ({ friend }) => friend.location },
  { header: 'Private', kind: 'checkbox', cell: ({ friend }) => friend.isPrivate },
  { header: 'Myself', kind: 'checkbox', cell: ({ friend }) => friend.isSelf },
  { header: 'Rides', kind: 'number', cell: ({ row }) => row?.figures.workouts ?? null },
  { header: 'Latest Ride', kind: 'date', cell: ({ row }) => row?.latest ?? null },
  {
    header: 'Avg Output (watts)',
    kind: 'number',
    cell: ({ row }) => row?.figures.averageOutputWatts ?? null,
  },
  {
    header: 'Best Output (watts)',
    kind: 'number',
    cell: ({ row }) => row?.bestRide?.averageOutputWatts ?? null,
  },
  { header: 'Avg Cadence', kind: 'number', cell: ({ row }) => row?.figures.averageCadenceRpm ?? null },
  {
    header: 'Avg Resistance',
    kind: 'number',
    cell: ({ row }) => row?.figures.averageResistancePercent ?? null,
  },
  {
    header: speedHeader,
    kind: 'number',
    cell: ({ row }, units) => speed(row?.figures.averageSpeedMetresPerSecond ?? null, units),
  },
];
