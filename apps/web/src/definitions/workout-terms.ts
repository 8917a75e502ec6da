/** Owns what the figures of one workout's page mean, beyond those that every page shows. */
import type { Term } from './term.ts';

export const workoutTerms = {
  strive: {
    name: 'Strive Score',
    text: 'Seconds in heart-rate zones 1 to 5 count 1, 2, 4, 8 and 8, divided by 200. Peloton’s own figure comes first.',
    formula: 'zones',
  },
  powerZones: {
    name: 'Time in power zones',
    text: 'Seconds in each of seven zones, whose upper bounds are 55, 75, 90, 105, 120 and 150 % of the FTP valid that day.',
    formula: 'zones',
  },
  heartZones: {
    name: 'Time in heart-rate zones',
    text: 'Seconds in each of five zones; the upper four begin at 65, 75, 85 and 95 % of the maximum heart rate valid that day.',
    formula: 'zones',
  },
  traces: {
    name: 'Second by second',
    text: 'Every sample that Peloton recorded, as the mean of the seconds around it; nothing is drawn where nothing was measured.',
    formula: 'workout',
  },
  leaderboard: {
    name: 'Leaderboard',
    text: 'Rank among everybody who has taken this class; the per cent is rank over users, rounded up.',
    formula: 'leaderboard',
  },
  partStart: {
    name: 'From',
    text: 'When the part of the class begins, on the time since the workout began.',
    formula: 'workout',
  },
  partLength: { name: 'Length', text: 'How long the part of the class lasts.', formula: 'workout' },
  gainOnAttempt: {
    name: 'Against the attempt before',
    text: 'Average output of the part less that of the same part in the compared attempt.',
    formula: 'workout',
  },
  asAsked: {
    name: 'As asked',
    text: 'Seconds within the ranges that the class called out, over the seconds that were called out and measured.',
    formula: 'targets',
  },
  planned: { name: 'Planned', text: 'Seconds for which the class called out a range.', formula: 'targets' },
  within: {
    name: 'Within',
    text: 'Seconds within the range called out, its ends included.',
    formula: 'targets',
  },
  below: { name: 'Below', text: 'Seconds under the range called out.', formula: 'targets' },
  above: { name: 'Above', text: 'Seconds over the range called out.', formula: 'targets' },
  countedByPeloton: {
    name: 'Peloton',
    text: 'What Peloton counts as within. It counts otherwise, by rules it does not tell.',
    formula: 'targets',
  },
  bestEffort: {
    name: 'Best effort',
    text: 'The highest mean power of any stretch of this length.',
    formula: 'best-efforts',
  },
  raceGap: {
    name: 'Gap',
    text: 'What this attempt had done by a second, less what the other one had done by the same second.',
    formula: 'race',
  },
  splitDistance: { name: 'Distance of a split', text: 'How far the split reaches.', formula: 'workout' },
  splitTime: { name: 'Time of a split', text: 'How long the split took.', formula: 'workout' },
  climb: {
    name: 'Climb',
    text: 'Height gained or lost in the split, as Peloton states it.',
    formula: 'workout',
  },
  own: { name: 'You', text: 'This workout.', formula: 'workout' },
  members: {
    name: 'Members',
    text: 'The average of all members who took the class, as Peloton tells it.',
    formula: 'workout',
  },
  aboveMembers: {
    name: 'Difference',
    text: 'This workout less the average of all members, or less the friend’s.',
    formula: 'workout',
  },
  repetitions: {
    name: 'Repetitions',
    text: 'How often a movement was done, as the machine or you counted it for Peloton.',
    formula: 'workout',
  },
  held: { name: 'Held', text: 'How long a movement was held.', formula: 'workout' },
  weight: {
    name: 'Weight',
    text: 'As it was entered; the volume is repetitions times weight, summed by Peloton.',
    formula: 'workout',
  },
  wayProfile: {
    name: 'On the way',
    text: 'Height, else speed, over the distance recorded with each place.',
    formula: 'workout',
  },
  ftp: {
    name: 'FTP that day',
    text: 'The power that can be held for about an hour, as it was known on the day; entered by you, from a test, or from Peloton.',
    formula: 'rider-values',
  },
  maximumHeartRate: {
    name: 'Maximum heart rate',
    text: 'The one valid on the day: entered by you, used by Peloton, or 220 less your age.',
    formula: 'rider-values',
  },
  reportedHeartRate: {
    name: 'Heart rate by Peloton',
    text: 'Peloton’s own average, which counts a lost signal as zero on some disciplines.',
    formula: 'workout',
  },
  strokeForm: { name: 'Stroke form', text: 'How the rower rated the strokes, 0 to 100.', formula: 'workout' },
  liked: {
    name: 'Liked',
    text: 'Of the members who rated the class, the share that gave it a thumb up.',
    formula: 'workout',
  },
  classWorkouts: {
    name: 'Taken by members',
    text: 'How many workouts were done with the class; Peloton stops counting at 100,000.',
    formula: 'workout',
  },
  classAired: { name: 'Class aired', text: 'The day the class was first shown.', formula: 'workout' },
  device: { name: 'Recorded on', text: 'The machine or the app that Peloton names.', formula: 'workout' },
} as const satisfies Readonly<Record<string, Term>>;
