/** Owns the views of the template of old as formulas over the tables: what to write on a page of the doc to have each. */
import type { RowStyle } from '../rows/column.ts';

export interface View {
  readonly name: string;
  readonly shows: string;
  /** Where a view is made by clicking rather than by a formula. */
  readonly steps: string;
  readonly formula: string | null;
}

/** @param style decides how the columns are called */
export function viewsIn({ isLegacy }: RowStyle): readonly View[] {
  const watts = isLegacy ? '[Avg Output (kj)]' : '[Avg Output (watts)]';
  const length = isLegacy ? 'Duration' : '[Class Length (min)]';
  const rides = '[Workout Type] = "cycling"';
  const thirtyMinutes = isLegacy ? `${length} = 1800` : `${length} = 30`;
  const others = '[Workout Type] != "cycling"';
  return [
    {
      name: 'Latest rides',
      shows: 'the ten latest rides; a filter on the class length makes it the page of one length',
      steps: 'Put a select control named "Length" on the page for the filter.',
      formula: `Workouts.Filter(${rides} AND (Length.IsBlank() OR ${length} = Length)).Sort(False(), Workouts.[Start Time]).Slice(1, 10)`,
    },
    {
      name: 'Records',
      shows: 'the highest output of one class length; the table Records has them all',
      steps: 'Write it once for each length.',
      formula: `Workouts.Filter(${rides} AND ${thirtyMinutes}).Sort(False(), Workouts.[Total Output (kj)]).First()`,
    },
    {
      name: 'Output over time',
      shows: 'a line of average output',
      steps: `Chart view of Workouts, line: horizontal Date, vertical ${watts}, filter ${rides}.`,
      formula: null,
    },
    {
      name: 'Monthly view',
      shows: 'workouts by month',
      steps:
        'In Workouts add the column Month with this formula, then make a view grouped by it with averages below the columns.',
      formula: 'ToDate(thisRow.Date).DateTimeTruncate("month")',
    },
    {
      name: 'Monthly charts',
      shows: 'output, cadence, resistance, speed and counts by month',
      steps: isLegacy
        ? 'Chart view of Workouts grouped by Month, one for each measure.'
        : 'Chart view of Months, bars: horizontal First Day, vertical the measure, filter [Workout Type] = "cycling".',
      formula: null,
    },
    {
      name: 'By length',
      shows: 'rides grouped by length, the strongest first',
      steps: `View of Workouts grouped by ${length}, sorted by [Total Output (kj)] descending, with this filter.`,
      formula: rides,
    },
    {
      name: 'By instructor',
      shows: 'rides grouped by instructor with the average output per minute',
      steps:
        'In Workouts add the column Output per Minute with this formula; view grouped by instructor, average below it.',
      formula: `If(thisRow.Duration > 0, thisRow.[Total Output (kj)] / (thisRow.Duration / 60), "")`,
    },
    {
      name: 'Instructor of a workout',
      shows: 'the row of Instructors that a workout belongs to, and through it picture and profile',
      steps:
        'In Workouts add the column Instructor with this formula; a pie chart of Workouts grouped by it has the shares.',
      formula: 'Instructors.Filter([Instructor ID] = thisRow.[Instructor ID]).First()',
    },
    {
      name: 'Leaderboard',
      shows: 'the best finishes first',
      steps:
        'In Workouts add the column Finish with this formula and sort a view by it, ascending, without blanks.',
      formula:
        'If(thisRow.[Leaderboard Users] > 0, thisRow.[Leaderboard Rank] / thisRow.[Leaderboard Users], "")',
    },
    {
      name: 'Calendar',
      shows: 'a calendar coloured by type of workout',
      steps:
        'In Workouts add the column Day with this formula; calendar view by Day, with a conditional format for each type.',
      formula: 'ToDate(thisRow.Date)',
    },
    {
      name: 'Everything, filtered',
      shows: 'one table with a filter for every column',
      steps: 'View of Workouts with the interactive filter bar: type, length, instructor, day.',
      formula: null,
    },
    {
      name: "Friends' latest",
      shows: 'the latest rides of everyone followed',
      steps: 'A select control named "Who" over Username leaves some out; empty, it shows all.',
      formula:
        '[Friend Workouts].Filter(Who.IsBlank() OR Who.Contains(Username)).Sort(False(), [Friend Workouts].[Workout Timestamp])',
    },
    {
      name: 'Me and my friends',
      shows: 'average output by person',
      steps: `Chart view of Friend Workouts, bars: horizontal Username, vertical the average of ${watts}.`,
      formula: null,
    },
    {
      name: 'Beyond the bike',
      shows: 'the ten latest workouts that are no rides',
      steps: 'Write it on a page of its own.',
      formula: `Workouts.Filter(${others}).Sort(False(), Workouts.[Start Time]).Slice(1, 10)`,
    },
    {
      name: 'Minutes by month',
      shows: 'minutes of everything but rides, by month',
      steps: 'Write it for a month, or chart Workouts grouped by Month with the sum of Duration.',
      formula: `Workouts.Filter(${others} AND ToDate(Date).DateTimeTruncate("month") = Today().DateTimeTruncate("month")).Duration.Sum() / 60`,
    },
    {
      name: 'Average start time',
      shows: 'when in the day one starts',
      steps: isLegacy
        ? 'Start Time is in UTC; add your offset.'
        : 'Time of Day is where you were. Late evenings and early mornings meet at midnight, so look at them apart.',
      formula: isLegacy
        ? `Workouts.Filter(${others}).FormulaMap(ToDateTime([Start Time]).ToTime()).Average()`
        : `Workouts.Filter(${others}).FormulaMap(ToTime([Time of Day])).Average()`,
    },
  ];
}
