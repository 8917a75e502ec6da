/** Owns the columns of Workouts: those of the template of old under headers that say what they hold, and those it lacked. */
import { maybeClassMinutes } from '@ridebook/analytics';
import { localTime, type Workout } from '@ridebook/domain';
import type { ColumnSpec } from './column.ts';
import {
  distance,
  distanceHeader,
  elevationHeader,
  height,
  kilojoules,
  speed,
  speedHeader,
} from './units.ts';

/** `08:13` where the rider was. */
function timeOfDay({ startedAt, timeZone }: Workout): string {
  const { minuteOfDay } = localTime(Date.parse(startedAt) / 1000, timeZone);
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  return `${twoDigits(Math.floor(minuteOfDay / 60))}:${twoDigits(minuteOfDay % 60)}`;
}

const leaderboardPercent = ({ leaderboardRank, leaderboardUsers }: Workout): number | null =>
  leaderboardRank === null || leaderboardUsers === null ? null : (leaderboardRank / leaderboardUsers) * 100;

/** Peloton's own page of a workout. */
const workoutLink = (workoutId: string): string =>
  `https://members.onepeloton.com/profile/workouts/${workoutId}`;

export const workoutColumns: readonly ColumnSpec<Workout>[] = [
  { header: 'Workout ID', legacyHeader: 'Workout ID', kind: 'text', cell: ({ id }) => id },
  { header: 'Date', legacyHeader: 'Date', kind: 'date', cell: ({ localDate }) => localDate },
  {
    header: 'Workout Type',
    legacyHeader: 'Workout Type',
    kind: 'text',
    cell: ({ discipline }) => discipline,
  },
  { header: 'Difficulty', legacyHeader: 'Difficulty', kind: 'number', cell: ({ difficulty }) => difficulty },
  {
    header: 'Duration',
    legacyHeader: 'Duration',
    kind: 'seconds',
    cell: ({ durationSeconds }) => durationSeconds,
    // The template grouped by it: it held the length of the class, in seconds too.
    legacyCell: ({ classLengthSeconds, durationSeconds }) => classLengthSeconds ?? durationSeconds,
  },
  {
    header: 'Class Thumbnail',
    legacyHeader: 'Class Thumbnail',
    kind: 'image',
    cell: ({ classImageUrl }) => classImageUrl,
  },
  {
    header: 'Instructor ID',
    legacyHeader: 'Instructor ID',
    kind: 'text',
    cell: ({ instructorId }) => instructorId,
  },
  {
    header: 'Total Ratings',
    legacyHeader: 'Total Ratings',
    kind: 'number',
    cell: ({ classRatings }) => classRatings,
  },
  { header: 'Workout Name', legacyHeader: 'Workout Name', kind: 'text', cell: ({ title }) => title },
  {
    header: 'Total Workouts',
    legacyHeader: 'Total Workouts',
    kind: 'number',
    cell: ({ classWorkouts }) => classWorkouts,
  },
  { header: 'Start Time', legacyHeader: 'Start Time', kind: 'instant', cell: ({ startedAt }) => startedAt },
  {
    header: 'Leaderboard Rank',
    legacyHeader: 'Leaderboard Rank',
    kind: 'number',
    cell: ({ leaderboardRank }) => leaderboardRank,
  },
  {
    header: 'Leaderboard Users',
    legacyHeader: 'Leaderboard Users',
    kind: 'number',
    cell: ({ leaderboardUsers }) => leaderboardUsers,
  },
  { header: 'Status', legacyHeader: 'Status', kind: 'text', cell: ({ status }) => status },
  {
    header: 'Workout Description',
    legacyHeader: 'Workout Description',
    kind: 'text',
    cell: ({ classDescription }) => classDescription,
  },
  {
    header: 'Avg Output (watts)',
    // It always held watts.
    legacyHeader: 'Avg Output (kj)',
    kind: 'number',
    cell: ({ averageOutputWatts }) => averageOutputWatts,
  },
  {
    header: 'Avg Cadence',
    legacyHeader: 'Avg Cadence',
    kind: 'number',
    cell: ({ averageCadenceRpm }) => averageCadenceRpm,
  },
  {
    header: 'Avg Resistance',
    legacyHeader: 'Avg Resistance',
    kind: 'number',
    cell: ({ averageResistancePercent }) => averageResistancePercent,
  },
  {
    header: speedHeader,
    legacyHeader: 'Avg Speed (mph)',
    kind: 'number',
    cell: ({ averageSpeedMetresPerSecond }, units) => speed(averageSpeedMetresPerSecond, units),
  },
  {
    header: 'Total Output (kj)',
    legacyHeader: 'Total Output (kj)',
    kind: 'number',
    cell: ({ outputJoules }) => kilojoules(outputJoules),
  },
  {
    header: distanceHeader,
    legacyHeader: 'Distance (mi)',
    kind: 'number',
    cell: ({ distanceMetres }, units) => distance(distanceMetres, units),
  },
  {
    header: 'Calories (kcal)',
    legacyHeader: 'Calories (kcal)',
    kind: 'number',
    cell: ({ caloriesKcal }) => caloriesKcal,
  },
  { header: 'Class Length (min)', kind: 'number', cell: (workout) => maybeClassMinutes(workout) },
  { header: 'Class Length (sec)', kind: 'seconds', cell: ({ classLengthSeconds }) => classLengthSeconds },
  { header: 'Class ID', kind: 'text', cell: ({ classId }) => classId },
  { header: 'Class Aired', kind: 'instant', cell: ({ classAiredAt }) => classAiredAt },
  { header: 'Instructor Name', kind: 'text', cell: ({ instructorName }) => instructorName },
  { header: 'Kind', kind: 'text', cell: ({ kind }) => kind },
  { header: 'Outdoor', kind: 'checkbox', cell: ({ isOutdoor }) => isOutdoor },
  { header: 'Imported', kind: 'checkbox', cell: ({ isImported }) => isImported },
  { header: 'Personal Record', kind: 'checkbox', cell: ({ isPersonalRecord }) => isPersonalRecord },
  { header: 'Time of Day', kind: 'text', cell: timeOfDay },
  { header: 'Time Zone', kind: 'text', cell: ({ timeZone }) => timeZone },
  { header: 'Avg Heart Rate (bpm)', kind: 'number', cell: ({ averageHeartRateBpm }) => averageHeartRateBpm },
  { header: 'Max Heart Rate (bpm)', kind: 'number', cell: ({ maximumHeartRateBpm }) => maximumHeartRateBpm },
  { header: 'Max Output (watts)', kind: 'number', cell: ({ maximumOutputWatts }) => maximumOutputWatts },
  { header: 'Avg Incline', kind: 'number', cell: ({ averageInclinePercent }) => averageInclinePercent },
  {
    header: 'Avg Stroke Rate (spm)',
    kind: 'number',
    cell: ({ averageStrokeRateSpm }) => averageStrokeRateSpm,
  },
  {
    header: 'Avg Split (sec/500m)',
    kind: 'number',
    cell: ({ averageSplitSecondsPer500Metres }) => averageSplitSecondsPer500Metres,
  },
  {
    header: elevationHeader,
    kind: 'number',
    cell: ({ elevationGainMetres }, units) => height(elevationGainMetres, units),
  },
  { header: 'Leaderboard Percent', kind: 'number', cell: leaderboardPercent },
  { header: 'FTP (watts)', kind: 'number', cell: ({ ftpWatts }) => ftpWatts },
  { header: 'FTP Source', kind: 'text', cell: ({ ftpSource }) => ftpSource },
  { header: 'Strive Score', kind: 'number', cell: ({ striveScore }) => striveScore },
  { header: 'Device', kind: 'text', cell: ({ deviceType }) => deviceType },
  { header: 'Link', kind: 'link', cell: ({ id }) => workoutLink(id) },
];
