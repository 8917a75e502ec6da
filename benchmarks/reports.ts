/** Measures every report over 10,000 workouts, as the browser computes them. */
import { madeUpHistory } from '@ridebook/analytics/made-up-workouts';
import { reportNames, tellReport } from '@ridebook/analytics/reports';
import { printTiming, timingOf } from './timing.ts';

const today = '2026-11-22';
const workouts = madeUpHistory({ workouts: 10_000, seed: 1, until: `${today}T12:00:00Z` });
const ride = workouts.find(({ discipline, classId }) => discipline === 'cycling' && classId !== null);
const needed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  class: { class: ride?.classId ?? '' },
  instructor: { instructor: ride?.instructorId ?? '' },
};

for (const name of reportNames) {
  const input = {
    workouts,
    rider: null,
    exclusions: { excludedIds: [], eras: [] },
    plannedBreaks: [],
    today,
  };
  printTiming(name, await timingOf(15, () => tellReport(name, needed[name] ?? {}, input)));
}
