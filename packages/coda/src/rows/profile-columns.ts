/** Owns the columns of Profile: the rider, with Peloton's counts beside what is stored. */
import type { ProfileCounts } from '@ridebook/analytics';
import { disciplineLabel, type Rider } from '@ridebook/domain';
import type { ColumnSpec } from './column.ts';

export interface ProfileRow {
  readonly rider: Rider;
  readonly counts: ProfileCounts;
}

const countsByDiscipline = ({ rider }: ProfileRow): string =>
  rider.workoutCounts.map(({ discipline, count }) => `${disciplineLabel(discipline)} ${count}`).join(', ');

export const profileColumns: readonly ColumnSpec<ProfileRow>[] = [
  { header: 'Peloton ID', kind: 'text', cell: ({ rider }) => rider.id },
  { header: 'Username', kind: 'text', cell: ({ rider }) => rider.username },
  { header: 'Name', kind: 'text', cell: ({ rider }) => rider.name },
  { header: 'Location', kind: 'text', cell: ({ rider }) => rider.location },
  { header: 'Pic', kind: 'image', cell: ({ rider }) => rider.imageUrl },
  { header: 'Member Since', kind: 'instant', cell: ({ rider }) => rider.memberSince },
  { header: 'Total Workouts', kind: 'number', cell: ({ counts }) => counts.countedByPeloton },
  { header: 'Stored Workouts', kind: 'number', cell: ({ counts }) => counts.stored },
  { header: 'Difference', kind: 'number', cell: ({ counts }) => counts.difference },
  { header: 'Counts by Type', kind: 'text', cell: countsByDiscipline },
  { header: 'Max Heart Rate (bpm)', kind: 'number', cell: ({ rider }) => rider.maximumHeartRateBpm },
];
