import { describe, expect, it } from 'vitest';
import { createFormatter } from '../format/formatter.ts';
import { docLook, pushEnding } from './destination.ts';

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

describe('a doc that was looked at', () => {
  it('is told by what a push would fill, what lacks columns and what is not there', () => {
    const tables = [
      { name: 'Workouts', isThere: true, missingColumns: ['Difficulty', 'Status'] },
      { name: 'Months', isThere: true, missingColumns: [] },
      { name: 'Friends', isThere: false, missingColumns: [] },
    ];
    expect(docLook({ docName: 'My rides', tables })).toEqual([
      '“My rides” answers. A push fills Workouts, Months.',
      'Workouts lacks Difficulty, Status.',
      'Not there: Friends.',
    ]);
  });

  it('is told to be empty where it has no table of ours', () => {
    const tables = [{ name: 'Workouts', isThere: false, missingColumns: [] }];
    expect(docLook({ docName: 'My rides', tables })).toEqual([
      '“My rides” answers, and has none of the tables yet. Add Workouts, or some of them.',
    ]);
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
