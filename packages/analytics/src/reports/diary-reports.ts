/** Owns the reports about how much and when: periods, calendar, streaks, instructors, what is done beside the bike. */
import { addDays } from '../calendar-days.ts';
import { beyondTheBike } from '../beyond-the-bike/beyond-the-bike.ts';
import { calendar } from '../calendar/calendar.ts';
import { countedUntil } from '../counted.ts';
import { cumulative, cumulativeMeasures } from '../months/cumulative.ts';
import { headlineFact } from '../home/headline-fact.ts';
import { maybeInstructorHistory } from '../instructors/instructor.ts';
import { instructors } from '../instructors/instructors.ts';
import { latestRides } from '../home/latest-rides.ts';
import { allPeriods, disciplinePeriods } from '../months/period-figures.ts';
import { periodUnits } from '../periods.ts';
import { profileCounts } from '../home/profile-counts.ts';
import { startTimes } from '../beyond-the-bike/start-times.ts';
import { streaks } from '../streaks/streaks.ts';
import { weekAgainstUsual } from '../home/usual-week.ts';
import { breaksFor, breaksParameter, fairnessFor, fairnessParameters } from './kept-parameters.ts';
import {
  choice,
  discipline,
  maybeDate,
  maybeDiscipline,
  maybeMinutes,
  weekStartParameter,
  wholeNumber,
  word,
} from './parameters.ts';
import { defineReport } from './report.ts';
import { ReportError } from './report-error.ts';

export const diaryReports = {
  headline: defineReport(
    'the one fact that heads Home',
    { weekStart: weekStartParameter, ...fairnessParameters, breaks: breaksParameter },
    (input, { weekStart, breaks, ...fairness }) =>
      headlineFact(input.workouts, {
        asOf: input.today,
        firstWeekday: weekStart,
        fairness: fairnessFor(input, fairness),
        plannedBreaks: breaksFor(input, breaks),
      }),
  ),
  latest: defineReport(
    'the latest rides, each among comparable ones',
    {
      limit: wholeNumber('how many', { usual: 10, least: 1, most: 100_000 }),
      minutes: maybeMinutes('one class length in minutes, or all (all)'),
    },
    ({ workouts, today }, { limit, minutes }) => ({
      rides: latestRides(workouts, { limit, classMinutes: minutes, asOf: today }),
    }),
  ),
  months: defineReport(
    'figures by month, week, quarter or year, beside the year before',
    {
      unit: choice('the period', periodUnits, 'month'),
      discipline: maybeDiscipline('cycling'),
      weekStart: weekStartParameter,
    },
    ({ workouts, today }, { unit, discipline, weekStart }) => {
      const query = { unit, firstWeekday: weekStart, asOf: today };
      const told =
        discipline === null ? allPeriods(workouts, query) : disciplinePeriods(workouts, discipline, query);
      return { discipline, ...told };
    },
  ),
  cumulative: defineReport(
    'the running total of each year, day by day',
    {
      measure: choice('what is summed', cumulativeMeasures, 'outputJoules'),
      discipline: maybeDiscipline('cycling'),
    },
    ({ workouts, today }, { measure, discipline }) => {
      if (discipline === null && (measure === 'outputJoules' || measure === 'distanceMetres'))
        throw new ReportError(
          'bad-parameter',
          'Output and distance of different disciplines do not add up: name one discipline.',
        );
      return cumulative(workouts, { measure, discipline, asOf: today });
    },
  ),
  instructors: defineReport(
    'what was done with each instructor, and how hard',
    { discipline, ...fairnessParameters },
    (input, { discipline, ...fairness }) =>
      instructors(input.workouts, { discipline, asOf: input.today, fairness: fairnessFor(input, fairness) }),
  ),
  instructor: defineReport(
    'the history with one instructor',
    { instructor: word('the id of the instructor'), discipline, ...fairnessParameters },
    (input, { instructor, discipline, ...fairness }) => {
      const history = maybeInstructorHistory(input.workouts, instructor, {
        discipline,
        asOf: input.today,
        fairness: fairnessFor(input, fairness),
      });
      if (history === null)
        throw new ReportError('not-found', `There is no ${discipline} workout with "${instructor}".`);
      return history;
    },
  ),
  calendar: defineReport(
    'the days with a workout and what was done on them',
    {
      from: maybeDate('the first day (a year before the last)'),
      to: maybeDate('the last day (today)'),
    },
    ({ workouts, today }, { from, to }) => {
      const lastDate = to ?? today;
      return calendar(workouts, { firstDate: from ?? addDays(lastDate, -364), lastDate });
    },
  ),
  'start-times': defineReport(
    'when in the day workouts begin: by hour, the average and its spread',
    { discipline: maybeDiscipline(null) },
    ({ workouts, today }, { discipline }) => ({
      discipline,
      ...startTimes(countedUntil(workouts, today, discipline)),
    }),
  ),
  'beyond-the-bike': defineReport('what was done besides riding', {}, ({ workouts, today }) =>
    beyondTheBike(workouts, today),
  ),
  streaks: defineReport(
    'days, weeks and months in a row',
    { weekStart: weekStartParameter, breaks: breaksParameter },
    (input, { weekStart, breaks }) => ({
      streaks: streaks(input.workouts, {
        asOf: input.today,
        firstWeekday: weekStart,
        plannedBreaks: breaksFor(input, breaks),
      }),
    }),
  ),
  week: defineReport(
    'this week against a usual one',
    { weekStart: weekStartParameter },
    ({ workouts, today }, { weekStart }) =>
      weekAgainstUsual(workouts, { asOf: today, firstWeekday: weekStart }),
  ),
  profile: defineReport(
    'how many workouts are stored of each discipline, and how many Peloton counts',
    {},
    ({ workouts, rider }) => profileCounts(workouts, rider),
  ),
};
