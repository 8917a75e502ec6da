/** Owns the tables of the friends page as they leave it: exact values in the reader's units. */
import type { FriendRide, FriendRow, SharedClass } from '@ridebook/analytics';
import type { ChartTable } from '../../charts/chart.ts';
import type { Formatter } from '../../format/formatter.ts';

const kilojoules = (joules: number | null): number | null => (joules === null ? null : joules / 1000);
const distance = (metres: number | null, format: Formatter): number | null =>
  metres === null ? null : format.distanceIn(metres);

export function ridersTable(rows: readonly FriendRow[], format: Formatter): ChartTable {
  return {
    heads: [
      'Rider',
      'Rides',
      'Seconds',
      'Average output W',
      'Output per minute kJ',
      'Best average output W',
      'Cadence rpm',
      `Distance ${format.distanceUnit}`,
      'Calories kcal',
      'Latest',
    ],
    rows: rows.map(({ username, figures, bestRide, latest }) => [
      username,
      figures.workouts,
      figures.seconds,
      figures.averageOutputWatts,
      figures.outputKilojoulesPerMinute,
      bestRide?.averageOutputWatts ?? null,
      figures.averageCadenceRpm,
      distance(figures.distanceMetres, format),
      figures.caloriesKcal,
      latest,
    ]),
  };
}

export function ridesTable(rides: readonly FriendRide[], format: Formatter): ChartTable {
  return {
    heads: [
      'Date',
      'Rider',
      'Class',
      'Instructor',
      'Total output kJ',
      'Average output W',
      'Cadence rpm',
      'Resistance %',
      `Speed ${format.speedUnit}`,
      `Distance ${format.distanceUnit}`,
      'Calories kcal',
    ],
    rows: rides.map(({ username, ride }) => [
      ride.localDate,
      username,
      ride.title,
      ride.instructorName,
      kilojoules(ride.outputJoules),
      ride.averageOutputWatts,
      ride.averageCadenceRpm,
      ride.averageResistancePercent,
      ride.averageSpeedMetresPerSecond === null ? null : format.speedIn(ride.averageSpeedMetresPerSecond),
      distance(ride.distanceMetres, format),
      ride.caloriesKcal,
    ]),
  };
}

export function sharedTable(classes: readonly SharedClass[]): ChartTable {
  return {
    heads: ['Class', 'Instructor', 'Rider', 'Total output kJ', 'Average output W', 'Date'],
    rows: classes.flatMap(({ title, instructorName, attempts }) =>
      attempts.map(({ username, ride }) => [
        title,
        instructorName,
        username,
        kilojoules(ride.outputJoules),
        ride.averageOutputWatts,
        ride.localDate,
      ]),
    ),
  };
}
