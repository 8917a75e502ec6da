/** Owns what every stat and every column of the dashboard means, in a sentence, and which formula's page says the rest. */
import { workoutTerms } from './workout-terms.ts';
import type { Term } from './term.ts';

export type { Term };

const measures = {
  workouts: {
    name: 'Workouts',
    text: 'How many were done. Imported workouts and those still going on are left out, unless a list marks them.',
    formula: 'what-counts',
  },
  time: {
    name: 'Time',
    text: 'How long the workout lasted, which may be shorter than its class; of several, their sum.',
    formula: 'measures',
  },
  classLength: {
    name: 'Class length',
    text: 'The length of the class in whole minutes. What is no class, such as Just Ride, has none.',
    formula: 'what-counts',
  },
  totalOutput: {
    name: 'Total output',
    text: 'The work done: watts summed over the seconds, told in kilojoules.',
    formula: 'measures',
  },
  averageOutput: {
    name: 'Average output',
    text: 'Watts on average, as Peloton states them; over several workouts each weighs by its time.',
    formula: 'measures',
  },
  outputPerMinute: {
    name: 'Output per minute',
    text: 'Total output in kilojoules over the minutes ridden.',
    formula: 'measures',
  },
  efficiency: {
    name: 'Efficiency',
    text: 'Average output over average heart rate: what a heartbeat a minute yields.',
    formula: 'measures',
  },
  heartRate: {
    name: 'Heart rate',
    text: 'Beats a minute on average, over the seconds in which the strap gave a signal.',
    formula: 'measures',
  },
  cadence: {
    name: 'Cadence',
    text: 'Turns of the pedals a minute on average, as Peloton states it.',
    formula: 'measures',
  },
  resistance: {
    name: 'Resistance',
    text: 'Per cent of the bike’s range on average, as Peloton states it.',
    formula: 'measures',
  },
  speed: {
    name: 'Speed',
    text: 'On average, as Peloton derives it from the output.',
    formula: 'measures',
  },
  distance: {
    name: 'Distance',
    text: 'As Peloton states it; of several workouts of one discipline, their sum.',
    formula: 'measures',
  },
  calories: { name: 'Calories', text: 'Kilocalories, as Peloton estimates them.', formula: 'measures' },
  difficulty: {
    name: 'Difficulty',
    text: 'How hard members found the class, from 0 to 10: their mean rating, else Peloton’s estimate.',
    formula: 'measures',
  },
  classWorkouts: {
    name: 'Taken',
    text: 'How many workouts were done with the class, by everybody; Peloton stops counting at 100,000.',
    formula: 'measures',
  },
  classRatings: {
    name: 'Ratings',
    text: 'How many members rated how hard the class is.',
    formula: 'measures',
  },
  pace: {
    name: 'Pace',
    text: 'Time for a kilometre or a mile at the average speed.',
    formula: 'beyond-the-bike',
  },
  split: {
    name: 'Split',
    text: 'Time for 500 metres of rowing, as the rower shows it.',
    formula: 'beyond-the-bike',
  },
  strokeRate: {
    name: 'Stroke rate',
    text: 'Strokes a minute on average, as Peloton states it.',
    formula: 'beyond-the-bike',
  },
  incline: {
    name: 'Incline',
    text: 'Per cent of gradient on average, as Peloton states it.',
    formula: 'beyond-the-bike',
  },
  elevation: { name: 'Elevation', text: 'Height climbed, as Peloton states it.', formula: 'beyond-the-bike' },
} as const satisfies Readonly<Record<string, Term>>;

const standings = {
  finish: {
    name: 'Finish',
    text: 'Rank over all who took the class, rounded up to a whole per cent: the top 13 % is 2,225th of 18,392.',
    formula: 'leaderboard',
  },
  rank: {
    name: 'Rank',
    text: 'The place on the leaderboard of all time, as of the last time the workout was read.',
    formula: 'leaderboard',
  },
  users: {
    name: 'Users',
    text: 'How many are on the leaderboard of the class. It grows for months after a class.',
    formula: 'leaderboard',
  },
  finishes: {
    name: 'Finishes',
    text: 'Workouts that have both a rank and a number of users.',
    formula: 'leaderboard',
  },
  averageStanding: {
    name: 'Average finish',
    text: 'The mean of rank over users, rounded up to a whole per cent.',
    formula: 'leaderboard',
  },
  bestFinish: {
    name: 'Best finish',
    text: 'The smallest rank over users of the group.',
    formula: 'leaderboard',
  },
  comparable: {
    name: 'Among comparable rides',
    text: 'From the lowest to the highest average output of the rides of that length within twelve months: bar the middle half, tick the median, dot this ride. It takes 8 others.',
    formula: 'comparison',
  },
  aboveMedian: {
    name: 'Against the median',
    text: 'This ride less the median of the comparable rides, in the measure’s own unit.',
    formula: 'comparison',
  },
  harderThanUsual: {
    name: 'Harder than usual',
    text: 'Average output against the rider’s own median over the other rides of that length within 60 days; of an instructor, the median of that over eight rides or more.',
    formula: 'instructors',
  },
} as const satisfies Readonly<Record<string, Term>>;

const bests = {
  record: {
    name: 'Record',
    text: 'The best of a class length in one measure. The first to reach a value keeps it.',
    formula: 'records',
  },
  recordSteps: {
    name: 'Steps',
    text: 'Each ride that was the best so far when it was done, from the first to the record.',
    formula: 'records',
  },
  recordGain: {
    name: 'More',
    text: 'By how much the step beat the best before it.',
    formula: 'records',
  },
  lately: {
    name: 'Lately',
    text: 'The best of the last 90 days as a share of the record.',
    formula: 'records',
  },
  allTimeRecord: {
    name: 'All time',
    text: 'The best of all eras; the record beside it is of the newest one, such as since a new bike.',
    formula: 'records',
  },
  bestOutput: {
    name: 'Best',
    text: 'The highest total or average output of a single workout among them.',
    formula: 'records',
  },
  medianOutput: {
    name: 'Median output',
    text: 'The total output that half of the rides stay under.',
    formula: 'lengths',
  },
  highestCadence: {
    name: 'Highest cadence',
    text: 'The highest average cadence of a single ride among them.',
    formula: 'instructors',
  },
  attempts: {
    name: 'Attempts',
    text: 'How often the very same class was taken, told by its id.',
    formula: 'classes',
  },
  gain: {
    name: 'Gain',
    text: 'Total output of an attempt less that of an earlier one: the one before it, or the first for a whole class.',
    formula: 'classes',
  },
  shareOfBest: {
    name: 'Share of the best',
    text: 'Total output as a share of the best attempt at this class.',
    formula: 'classes',
  },
  similar: {
    name: 'Similar classes',
    text: 'Of the same discipline and length, and of the same type or with the same instructor.',
    formula: 'classes',
  },
} as const satisfies Readonly<Record<string, Term>>;

const times = {
  toDate: {
    name: 'So far',
    text: 'The running period up to today.',
    formula: 'months',
  },
  yearBefore: {
    name: 'A year before',
    text: 'The same days a year earlier; of a week, the one 52 weeks earlier.',
    formula: 'months',
  },
  change: {
    name: 'Change',
    text: 'Now less the same days a year before.',
    formula: 'months',
  },
  runningTotal: {
    name: 'By this date',
    text: 'What a year had come to by this day and month.',
    formula: 'months',
  },
  usualWeek: {
    name: 'A usual week',
    text: 'The median of the last 12 whole weeks, those without a workout among them; so far: up to the same weekday.',
    formula: 'week',
  },
  rollingMedian: {
    name: 'Rolling median',
    text: 'The median of the last 40 rides that measured it, 15 for one class length; it begins at the 11th and breaks where rides lie more than 24 days apart.',
    formula: 'trend',
  },
  yearChange: {
    name: 'In a year',
    text: 'The rolling median now less the one 365 days ago.',
    formula: 'trend',
  },
  streak: {
    name: 'In a row',
    text: 'Days, weeks or months in a row with at least one workout. What is not over yet breaks nothing.',
    formula: 'streaks',
  },
  longestStreak: {
    name: 'Longest before',
    text: 'The longest run that is over; of equals the later one.',
    formula: 'streaks',
  },
  startTime: {
    name: 'Average start',
    text: 'The circular mean of the times of day, by the clock where each workout was done, with its standard deviation.',
    formula: 'start-times',
  },
  activeDays: {
    name: 'Active days',
    text: 'Local days with at least one workout.',
    formula: 'calendar',
  },
  dayMinutes: {
    name: 'The day',
    text: 'All workouts of a local day, by each workout’s own time zone; its colour is the discipline with most time, or the shade of a sum.',
    formula: 'calendar',
  },
} as const satisfies Readonly<Record<string, Term>>;

const books = {
  share: {
    name: 'Share',
    text: 'The part of all workouts of the discipline that have an instructor.',
    formula: 'instructors',
  },
  pelotonCount: {
    name: 'Peloton',
    text: 'How many Peloton’s own profile counts.',
    formula: 'profile',
  },
  storedCount: {
    name: 'Stored',
    text: 'How many lie in this book, imported ones among them.',
    formula: 'profile',
  },
  left: {
    name: 'What is left',
    text: 'How many workouts all other filters leave: what there would be if another of its values were chosen.',
    formula: 'explorer',
  },
  latest: {
    name: 'Latest',
    text: 'The local day of the newest of them.',
    formula: 'what-counts',
  },
  place: {
    name: 'Place',
    text: 'The place in the order of the table.',
    formula: 'lengths',
  },
} as const satisfies Readonly<Record<string, Term>>;

const syncs = {
  syncTime: { name: 'Took', text: 'From the first request to the last row.', formula: 'syncs' },
  syncRequests: {
    name: 'Requests',
    text: 'Every request sent to Peloton, the sign-in included.',
    formula: 'syncs',
  },
  syncAdded: { name: 'New', text: 'Workouts that were stored for the first time.', formula: 'syncs' },
  syncChanged: { name: 'Changed', text: 'Stored workouts of which something was another.', formula: 'syncs' },
  syncUnchanged: { name: 'Unchanged', text: 'Stored workouts that came as they were.', formula: 'syncs' },
} as const satisfies Readonly<Record<string, Term>>;

export const terms = {
  ...measures,
  ...standings,
  ...bests,
  ...times,
  ...books,
  ...syncs,
  ...workoutTerms,
} as const;

export type TermName = keyof typeof terms;

export const termOf = (name: TermName): Term => terms[name];
