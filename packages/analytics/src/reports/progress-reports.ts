/** Owns the reports about getting stronger: comparisons, trends, records, lengths, repeated classes, the leaderboard. */
import { classLengths, lengthRides } from '../records/class-lengths.ts';
import { classRecords } from '../records/class-records.ts';
import { maybeClassHistory, repeatedClasses } from '../classes/classes.ts';
import { maybeComparison } from '../home/comparison.ts';
import { countedUntil, maybeClassMinutes, newestFirst } from '../counted.ts';
import { leaderboard } from '../leaderboard.ts';
import { measureNames } from '../measures.ts';
import { recordGroupings, recordMeasures, records } from '../records/records.ts';
import { trend } from '../trend/trend.ts';
import { breaksFor, breaksParameter, fairnessFor, fairnessParameters } from './kept-parameters.ts';
import {
  choice,
  discipline,
  maybeDiscipline,
  maybeMinutes,
  maybeWord,
  wholeNumber,
  word,
} from './parameters.ts';
import { defineReport } from './report.ts';
import { ReportError } from './report-error.ts';

const outputMeasures: readonly string[] = ['outputJoules', 'averageOutputWatts'];

export const progressReports = {
  comparison: defineReport(
    'one workout among comparable ones: the same discipline and class length within twelve months',
    { workout: maybeWord('the id of the workout (the latest ride that is a class)') },
    ({ workouts, today }, { workout }) => {
      const latest = countedUntil(workouts, today, 'cycling')
        .filter((ride) => maybeClassMinutes(ride) !== null)
        .sort(newestFirst)[0];
      const id = workout ?? latest?.id;
      if (id === undefined) return null;
      const comparison = maybeComparison(workouts, id, today);
      if (comparison === null) throw new ReportError('not-found', `There is no workout "${id}".`);
      return comparison;
    },
  ),
  trend: defineReport(
    'a measure over time with its rolling median',
    {
      measure: choice('what is measured', measureNames, 'averageOutputWatts'),
      discipline,
      minutes: maybeMinutes('one class length in minutes, or all (all)'),
      breaks: breaksParameter,
    },
    (input, { measure, discipline, minutes, breaks }) =>
      trend(input.workouts, {
        measure,
        discipline,
        classMinutes: minutes,
        asOf: input.today,
        plannedBreaks: breaksFor(input, breaks),
      }),
  ),
  records: defineReport(
    'the bests of each class length, how they came about, and what a record today needs',
    {
      measure: choice('what is measured', recordMeasures, 'outputJoules'),
      discipline,
      by: choice('bests of each length, or of each length and', recordGroupings, 'length'),
      minutes: maybeMinutes('one class length in minutes, or all (all)'),
      ...fairnessParameters,
    },
    (input, { measure, discipline, by, minutes, ...fairness }) => {
      if (discipline !== 'cycling' && outputMeasures.includes(measure))
        throw new ReportError(
          'bad-parameter',
          'Records of output are kept for cycling only: watts of a Tread or a Row are not those of a bike.',
        );
      return records(input.workouts, {
        measure,
        discipline,
        by,
        classMinutes: minutes,
        asOf: input.today,
        ...fairnessFor(input, fairness),
      });
    },
  ),
  'class-records': defineReport(
    'the highest total output of each class length, as Home shows it',
    fairnessParameters,
    (input, fairness) => ({
      records: classRecords(input.workouts, input.today, fairnessFor(input, fairness)),
    }),
  ),
  lengths: defineReport(
    'what was done of each class length',
    { discipline, ...fairnessParameters },
    (input, { discipline, ...fairness }) => ({
      discipline,
      lengths: classLengths(input.workouts, {
        discipline,
        asOf: input.today,
        fairness: fairnessFor(input, fairness),
      }),
    }),
  ),
  length: defineReport(
    'every ride of one class length, the strongest first',
    {
      discipline,
      minutes: wholeNumber('the class length in minutes', { usual: 30, least: 1, most: 9999 }),
      measure: choice('what they are sorted by', measureNames, 'outputJoules'),
    },
    ({ workouts, today }, { discipline, minutes, measure }) =>
      lengthRides(workouts, { discipline, classMinutes: minutes, measure, asOf: today }),
  ),
  classes: defineReport(
    'classes taken more than once',
    { discipline: maybeDiscipline(null), ...fairnessParameters },
    (input, { discipline, ...fairness }) => ({
      classes: repeatedClasses(input.workouts, {
        discipline,
        asOf: input.today,
        fairness: fairnessFor(input, fairness),
      }),
    }),
  ),
  class: defineReport(
    'the attempts at one class side by side, and classes like it',
    {
      class: word('the id of the class'),
      similar: wholeNumber('how many similar classes', { usual: 20, least: 0, most: 1000 }),
      ...fairnessParameters,
    },
    (input, { similar, ...values }) => {
      const history = maybeClassHistory(input.workouts, values.class, {
        asOf: input.today,
        similarLimit: similar,
        fairness: fairnessFor(input, values),
      });
      if (history === null) throw new ReportError('not-found', `The class "${values.class}" was not taken.`);
      return history;
    },
  ),
  leaderboard: defineReport(
    'finishes on the leaderboard, the best first, by length and instructor too',
    { discipline, excluded: fairnessParameters.excluded },
    (input, { discipline, excluded }) =>
      leaderboard(input.workouts, {
        discipline,
        asOf: input.today,
        fairness: fairnessFor(input, { excluded, eras: null }),
      }),
  ),
};
