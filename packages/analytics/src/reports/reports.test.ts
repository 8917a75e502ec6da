import type { Rider, Workout } from '@ridebook/domain';
import { describe, expect, it } from 'vitest';
import { classRideOn, rideOn, unmeasured } from '../made-up-workout.ts';
import { madeUpHistory } from '../made-up-workouts.ts';
import { madeUpStory } from '../workout-story/made-up-story.ts';
import { ReportError } from './report-error.ts';
import { describeReports, reportNames, tellReport } from './reports.ts';

const today = '2026-11-22';
const history = madeUpHistory({ workouts: 300, seed: 9, until: '2026-11-22T12:00:00Z' });
const rider: Rider = {
  id: 'rider',
  username: 'made_up',
  name: null,
  location: null,
  imageUrl: null,
  memberSince: null,
  totalWorkouts: 300,
  workoutCounts: [],
  maximumHeartRateBpm: null,
};
/** What a report cannot do without, where it needs anything. */
const needed = (workouts: readonly Workout[]): Readonly<Record<string, Readonly<Record<string, string>>>> => {
  const ride = workouts.find(({ discipline, classId }) => discipline === 'cycling' && classId !== null);
  return {
    instructor: { instructor: ride?.instructorId ?? '?' },
    class: { class: ride?.classId ?? '?' },
    workout: { workout: workouts[0]?.id ?? '?' },
  };
};

const storyOf = (workouts: readonly Workout[]) => madeUpStory(workouts[0]?.id ?? '?');

const bare: Partial<Workout> = {
  ...unmeasured,
  classId: null,
  classLengthSeconds: null,
  durationSeconds: null,
  instructorId: null,
  instructorName: null,
  maximumOutputWatts: null,
  maximumHeartRateBpm: null,
  kind: null,
};
const riders: Readonly<Record<string, readonly Workout[]>> = {
  'no workout': [],
  'one workout': [rideOn('2026-11-20')],
  'one workout in the future': [rideOn('2027-01-01')],
  'one that measured nothing': [rideOn('2026-11-20', bare)],
  'only strength': history.filter(({ discipline }) => discipline === 'strength'),
  'only imports': history.slice(0, 30).map((workout) => ({ ...workout, isImported: true })),
  'no heart rate': history.map((workout) => ({ ...workout, averageHeartRateBpm: null })),
  'two in one minute': [rideOn('2026-11-20', { id: 'a' }), rideOn('2026-11-20', { id: 'b' })],
  'zeros for measurements': [
    rideOn('2026-11-20', {
      durationSeconds: 0,
      outputJoules: 0,
      averageOutputWatts: 0,
      averageHeartRateBpm: 0,
      averageSpeedMetresPerSecond: 0,
      leaderboardRank: 0,
      leaderboardUsers: 0,
    }),
  ],
  'a whole history': history,
};

/** Of a rider who left nothing out, began no era and planned no break. */
const nothingKept = { exclusions: { excludedIds: [], eras: [] }, plannedBreaks: [] };

/** Paths of what JSON would silently turn into null or drop. */
function unspeakable(value: unknown, path = '$'): readonly string[] {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return [];
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path} is ${value}`];
  if (typeof value !== 'object') return [`${path} is ${typeof value}`];
  if (Object.getPrototypeOf(value) !== Object.prototype && !Array.isArray(value))
    return [`${path} is no plain object`];
  return Object.entries(value).flatMap(([key, part]) => unspeakable(part, `${path}.${key}`));
}

describe.each(Object.entries(riders))('every report of a rider with %s', (_, workouts) => {
  it.each(reportNames)('"%s" is plain JSON without a hole', (name) => {
    const tell = () =>
      tellReport(name, needed(workouts)[name] ?? {}, {
        ...nothingKept,
        workouts,
        rider,
        today,
        story: storyOf(workouts),
      });
    if (name === 'class' || name === 'instructor' || name === 'workout') {
      try {
        expect(unspeakable(tell())).toEqual([]);
      } catch (error) {
        if (!(error instanceof ReportError)) throw error;
        expect(error.kind).toBe('not-found');
      }
      return;
    }
    expect(unspeakable(tell())).toEqual([]);
  });
});

describe('a report', () => {
  const tell = (name: string, texts: Readonly<Record<string, string>> = {}) =>
    tellReport(name, texts, { ...nothingKept, workouts: history, rider, today });

  it.each(reportNames)('"%s" is the same to the last digit in whatever order the workouts come', (name) => {
    const texts = needed(history)[name] ?? {};
    const shuffled = history.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const input = { ...nothingKept, rider, today, story: storyOf(history) };
    expect(JSON.stringify(tellReport(name, texts, { ...input, workouts: shuffled }))).toBe(
      JSON.stringify(tellReport(name, texts, { ...input, workouts: history })),
    );
  });

  it('counts imports only when asked to', () => {
    const workouts = [rideOn('2026-11-20', { isImported: true })];
    const weekOf = (imports: string) =>
      tellReport('week', { imports }, { ...nothingKept, workouts, rider, today });
    expect(weekOf('out')).toMatchObject({ soFar: { workouts: 0 } });
    expect(weekOf('in')).toMatchObject({ soFar: { workouts: 1 } });
  });

  it('can be told as of another day', () => {
    expect(tell('week', { today: '2026-11-18' })).toMatchObject({ asOf: '2026-11-18' });
  });

  it('filters in the explorer by every kind of parameter', () => {
    const answer = tell('explorer', {
      discipline: 'cycling',
      length: '30,45',
      outputKilojoules: '200..',
      period: '2026-01-01..2026-11-22',
      sort: 'outputJoules',
      limit: '3',
    }) as { readonly totals: { readonly selected: number }; readonly workouts: readonly Workout[] };
    expect(answer.workouts).toHaveLength(3);
    const expected = history.filter(
      (workout) =>
        workout.discipline === 'cycling' &&
        [1800, 2700].includes(workout.classLengthSeconds ?? 0) &&
        (workout.outputJoules ?? 0) >= 200_000 &&
        workout.localDate >= '2026-01-01',
    );
    expect(answer.totals.selected).toBe(expected.length);
  });

  it.each([
    ['nothing', {}, /There is no report "nothing"\. The reports are: beyond-the-bike, /],
    [
      'week',
      { colour: 'red' },
      /The report "week" knows no "colour"\. It takes: weekStart, today, imports\./,
    ],
    ['week', { today: '2026-02-30' }, /"today" must be a day such as 2026-11-22, not "2026-02-30"\./],
    ['week', { weekStart: 'someday' }, /"weekStart" must be a weekday such as monday, not "someday"\./],
    ['week', { imports: 'maybe' }, /"imports" must be one of out, in, not "maybe"\./],
    ['latest', { limit: '-1' }, /"limit" must be a whole number from 1 to 100000, not "-1"\./],
    ['latest', { minutes: '0' }, /"minutes" must be a number of minutes, or "all", not "0"\./],
    ['trend', { measure: 'speed' }, /"measure" must be one of outputJoules, .*, not "speed"\./],
    ['trend', { breaks: '2026-02-01' }, /"breaks" must be a stretch of days/],
    ['trend', { breaks: '2026-02-02..2026-02-01' }, /"breaks" must be a stretch of days/],
    ['records', { eras: '2026-02-01,soon' }, /"eras" must be a day such as 2026-11-22, not "soon"\./],
    ['records', { discipline: 'running' }, /Records of output are kept for cycling only/],
    ['cumulative', { discipline: 'all' }, /do not add up: name one discipline/],
    ['class', {}, /"class" is missing: the id of the class\./],
    ['comparison', { workout: 'unknown' }, /There is no workout "unknown"\./],
    ['explorer', { outputKilojoules: 'much' }, /must be a stretch such as 100\.\.300, not "much"\./],
    ['explorer', { period: 'spring' }, /must be days such as/],
  ])('refuses %s %j in one sentence', (name, texts, sentence) => {
    expect(() => tell(name, texts as Record<string, string>)).toThrow(sentence);
    expect(() => tell(name, texts as Record<string, string>)).toThrow(ReportError);
  });

  it('is described with its parameters', () => {
    const described = describeReports();
    expect(described.map(({ name }) => name)).toEqual(reportNames);
    expect(described.find(({ name }) => name === 'week')?.parameters.map(({ name }) => name)).toEqual([
      'weekStart',
      'today',
      'imports',
    ]);
  });

  describe('with what the rider keeps', () => {
    const exclusions = { excludedIds: ['r1'], eras: [{ firstDate: '2026-09-01', name: 'New bike' }] };
    const plannedBreaks = [{ firstDate: '2026-11-09', lastDate: '2026-11-15', reason: 'Holiday' }];
    const workouts = [
      classRideOn('2026-05-01', 30, 250, { id: 'r1' }),
      classRideOn('2026-05-08', 30, 220, { id: 'r2' }),
      classRideOn('2026-11-02', 30, 200, { id: 'r3' }),
      classRideOn('2026-11-16', 30, 190, { id: 'r4' }),
    ];
    const told = (name: string, texts: Readonly<Record<string, string>> = {}) =>
      tellReport(name, texts, { workouts, rider, today, exclusions, plannedBreaks });
    const recordId = (texts: Readonly<Record<string, string>>) =>
      (told('class-records', texts) as { records: { record: { id: string } }[] }).records[0]?.record.id;

    it('counts it where no parameter says otherwise, and nothing of it where one is given empty', () => {
      expect(recordId({})).toBe('r3');
      expect(recordId({ eras: '' })).toBe('r2');
      expect(recordId({ eras: '', excluded: '' })).toBe('r1');
      expect(recordId({ eras: '', excluded: 'r1,r2' })).toBe('r3');
    });

    it('forgives the planned breaks in a streak', () => {
      const weeks = (texts: Readonly<Record<string, string>>) =>
        (told('streaks', texts) as { streaks: { length: number }[] }).streaks[1]?.length;
      expect(weeks({})).toBe(2);
      expect(weeks({ breaks: '' })).toBe(1);
      expect(weeks({ breaks: '2026-11-09..2026-11-12' })).toBe(2);
    });

    it.each(['headline', 'records', 'class-records', 'instructors', 'lengths', 'classes', 'leaderboard'])(
      'is asked about "%s" by the same names',
      (name) => {
        expect(
          JSON.stringify(told(name, { excluded: '', ...(name === 'leaderboard' ? {} : { eras: '' }) })),
        ).not.toBe('');
      },
    );
  });
});
