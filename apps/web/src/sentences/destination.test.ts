import { describe, expect, it } from 'vitest';
import { createFormatter } from '../format/formatter.ts';
import { destinationMeaning, docLook, pushEnding } from './destination.ts';

const format = createFormatter({ locale: 'en-GB', units: 'metric', timeZone: 'UTC' });

const push = {
  sink: 'coda/doc',
  startedAt: '2026-11-22T09:00:00Z',
  finishedAt: '2026-11-22T09:00:05Z',
  exitCode: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  requests: 1,
  problems: [],
};

const table = {
  name: 'Workouts',
  isThere: true,
  keyColumn: 'Workout ID',
  missingColumns: [] as readonly string[],
  calculatedColumns: [] as readonly string[],
};
const lookAt = (...tables: readonly Partial<typeof table>[]): readonly string[] =>
  docLook({ docName: 'My rides', tables: tables.map((other) => ({ ...table, ...other })) });

describe('a doc that was looked at', () => {
  it('is told by what a push would fill, what lacks columns and what is not there', () => {
    expect(
      lookAt(
        { missingColumns: ['Difficulty', 'Status'], calculatedColumns: ['Kind'] },
        { name: 'Months' },
        { name: 'Friends', isThere: false },
      ),
    ).toEqual([
      '“My rides” answers. A push fills Workouts, Months.',
      'Workouts lacks “Difficulty”, “Status”: add what you want filled, letter by letter.',
      'Workouts has formulas of yours in “Kind”: nothing is written there.',
      'Not there: Friends. Add those you want: “ridebook push coda --setup” lists their columns.',
    ]);
  });

  it('promises to fill no table that lacks its key column or has a formula in it', () => {
    expect(lookAt({ missingColumns: ['Workout ID'] })).toEqual([
      '“My rides” answers, and a push would fill none of its tables.',
      'Workouts has no column “Workout ID”, which tells its rows apart: nothing is written to it until you add it.',
    ]);
    expect(lookAt({ calculatedColumns: ['Workout ID'] })[1]).toContain('has a formula in “Workout ID”');
  });

  it('is told to be empty where it has no table of ours', () => {
    expect(lookAt({ isThere: false })).toEqual([
      '“My rides” answers, and has none of the tables yet. Add Workouts, or some of them: “ridebook push coda --setup” lists their columns.',
    ]);
  });
});

describe('where rows go', () => {
  const kept = {
    docId: 'Kept1',
    hasToken: true,
    isAfterSync: true,
    isLegacy: false,
    environmentDocId: null,
  };

  it('is the doc that the environment names before the one that is kept', () => {
    expect(destinationMeaning(kept)).toContain('Rows go to the doc Kept1.');
    expect(destinationMeaning({ ...kept, environmentDocId: 'Named2' })).toContain(
      'Rows go to the doc Named2',
    );
    expect(destinationMeaning({ ...kept, hasToken: false })).toContain('has no token yet');
    expect(destinationMeaning({ ...kept, docId: null })).toContain('Nothing is sent until you name one');
  });
});

describe('a push', () => {
  it('is told by the rows it brought, or that there was nothing to bring', () => {
    expect(pushEnding({ ...push, created: 1, updated: 1_200 }, format)).toBe('1 row new, 1,200 changed.');
    expect(pushEnding({ ...push, unchanged: 1_600 }, format)).toBe(
      'Nothing to do: all 1,600 rows as they were.',
    );
    expect(pushEnding({ ...push, problems: ['Coda refused.'] }, format)).toBe('Nothing arrived.');
  });
});
