/** Owns the reports about one workout and about the rider's own values, told from what the host gathered for them. */
import { riderHistory } from '../rider-history/rider-history.ts';
import { maybeWorkoutStory } from '../workout-story/workout-story.ts';
import { maybeWord, word } from './parameters.ts';
import { defineReport } from './report.ts';
import { ReportError } from './report-error.ts';

export const storyReports = {
  workout: defineReport(
    'the story of one workout: plan, zones, splits, best efforts, targets, comparisons',
    {
      workout: word('the id of the workout'),
      against: maybeWord('the id of another attempt to race against'),
    },
    ({ workouts, story }, { workout }) => {
      const told = story === undefined ? null : maybeWorkoutStory({ workouts, material: story });
      if (told === null) throw new ReportError('not-found', `There is no workout "${workout}".`);
      return told;
    },
  ),
  'rider-history': defineReport(
    'FTP, maximum heart rate and weight over the years, and where each came from',
    {},
    ({ workouts, keptValues }) => riderHistory(workouts, keptValues ?? []),
  ),
};
