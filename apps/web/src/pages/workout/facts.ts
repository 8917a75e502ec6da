/** Owns the facts beside a workout's blocks: each with where it comes from, those that are unknown left out. */
import type { DatedValue, Workout, WorkoutStory } from '@ridebook/domain';
import type { TermName } from '../../definitions/terms.ts';
import type { Formatter } from '../../format/formatter.ts';
import { clockTime } from '../../traces/trace-words.ts';

export interface Fact {
  readonly term: TermName;
  /** What it is called here; `null` as everywhere. */
  readonly label: string | null;
  readonly value: string;
  /** Where it comes from, or what puts it in place; may be empty. */
  readonly detail: string;
  /** Where its history is changed; `null` where there is none. */
  readonly href: string | null;
}

const noBreak = '\u00a0';

const sources: Readonly<Record<DatedValue['source'], string>> = {
  'by-hand': 'entered by you',
  test: '20-minute test',
  ride: 'what Peloton used',
  estimate: 'Peloton’s estimate',
  account: 'from your account',
  age: '220 less your age',
};

const historyAddress = '/settings?show=values';

function datedFact(
  term: TermName,
  dated: DatedValue | null,
  { unit, localDate }: { readonly unit: string; readonly localDate: string },
  format: Formatter,
): Fact | null {
  if (dated === null) return null;
  // Before the first day that is known, that first value stands in.
  const when = dated.validFrom > localDate ? 'as of' : 'since';
  return {
    term,
    label: null,
    value: `${format.number(dated.value)}${noBreak}${unit}`,
    detail: `${sources[dated.source]}, ${when} ${format.date(dated.validFrom)}`,
    href: historyAddress,
  };
}

/** In the order in which they stand. */
export function workoutFactsOf(story: WorkoutStory, format: Formatter): readonly Fact[] {
  const { workout, basis, strive, classRating, averageHeartRate } = story;
  const { localDate } = workout;
  const fact = (term: TermName, value: string | null, detail = ''): Fact | null =>
    value === null ? null : { term, label: null, value, detail, href: null };
  const kilometresOrMiles = format.unitNames.distance;
  return [
    // Only what something on the page rests on: a meditation needs no FTP.
    story.powerZones === null ? null : datedFact('ftp', basis.ftpWatts, { unit: 'W', localDate }, format),
    story.heartRateZones === null
      ? null
      : datedFact('maximumHeartRate', basis.maximumHeartRateBpm, { unit: 'bpm', localDate }, format),
    fact(
      'strive',
      strive === null ? null : format.decimal(strive.score, 1),
      strive?.source === 'computed' ? 'computed from the zones' : 'Peloton’s figure',
    ),
    effortFact(story, 1200, 'Best 20 minutes', format),
    effortFact(story, 300, 'Best 5 minutes', format),
    fact(
      'distance',
      workout.distanceMetres === null
        ? null
        : `${format.decimal(format.distanceIn(workout.distanceMetres), 2)}${noBreak}${kilometresOrMiles}`,
      workout.averageSpeedMetresPerSecond === null
        ? ''
        : `${format.speedNumber(workout.averageSpeedMetresPerSecond)}${noBreak}${format.unitNames.speed} on average`,
    ),
    fact(
      'time',
      workout.durationSeconds === null ? null : clockTime(workout.durationSeconds, format),
      plannedLength(workout, format),
    ),
    fact(
      'calories',
      workout.caloriesKcal === null ? null : `${format.number(workout.caloriesKcal)}${noBreak}kcal`,
      'Peloton’s estimate',
    ),
    heartFact(averageHeartRate, format),
    fact(
      'strokeForm',
      story.strokeFormScore === null ? null : `${format.number(story.strokeFormScore)} of 100`,
      'as the rower rated it',
    ),
    fact(
      'difficulty',
      classRating.difficulty === null ? null : `${format.decimal(classRating.difficulty, 1)} of 10`,
      classRating.difficultyRatings === null
        ? 'other members'
        : `${format.number(classRating.difficultyRatings)} ratings`,
    ),
    fact(
      'liked',
      classRating.likedShare === null ? null : format.percent(classRating.likedShare),
      classRating.ratings === null ? '' : `${format.number(classRating.ratings)} ratings`,
    ),
    fact(
      'classWorkouts',
      classRating.workouts === null ? null : format.takenTimes(classRating.workouts),
      'times',
    ),
    fact('classAired', workout.classAiredAt === null ? null : format.date(workout.classAiredAt.slice(0, 10))),
    fact('device', workout.deviceType === null ? null : deviceName(workout.deviceType)),
  ].filter((one) => one !== null);
}

/** A Just Ride, a game level or a gym session was chosen with a length too, and is no class. */
function plannedLength({ classId, classLengthSeconds }: Workout, format: Formatter): string {
  if (classLengthSeconds === null) return '';
  const length = format.duration(classLengthSeconds);
  return classId === null ? `of ${length}` : `class of ${length}`;
}

/** Peloton's own marks for machines and apps; another one is told as it came, with spaces. */
const deviceNames: Readonly<Record<string, string>> = {
  home_bike_v1: 'Bike',
  titan: 'Bike+',
  home_tread: 'Tread+',
  prism: 'Tread',
  caesar: 'Row',
  android: 'Android',
  iphone: 'iPhone',
  ipad: 'iPad',
  apple_watch: 'Apple Watch',
  apple_health: 'Apple Health',
  apple_tv: 'Apple TV',
  fire_tv: 'Fire TV',
};
const deviceName = (type: string): string => deviceNames[type.toLowerCase()] ?? type.replaceAll('_', ' ');

function effortFact(
  story: WorkoutStory,
  durationSeconds: number,
  label: string,
  format: Formatter,
): Fact | null {
  const effort = story.bestEfforts?.find((one) => one.durationSeconds === durationSeconds);
  if (effort === undefined) return null;
  const perKilogram =
    effort.wattsPerKilogram === null ? '' : `, ${format.decimal(effort.wattsPerKilogram, 2)}${noBreak}W/kg`;
  return {
    term: 'bestEffort',
    label,
    value: `${format.number(effort.watts)}${noBreak}W`,
    detail: `from ${clockTime(effort.fromSecond, format)}${perKilogram}`,
    href: null,
  };
}

/** Only where Peloton's average is another: it counts a lost signal as zero on some disciplines. */
function heartFact(average: WorkoutStory['averageHeartRate'], format: Formatter): Fact | null {
  if (average?.reportedBpm == null) return null;
  const [own, reported] = [Math.round(average.averageBpm), Math.round(average.reportedBpm)];
  return own === reported
    ? null
    : {
        term: 'reportedHeartRate',
        label: null,
        value: `${format.number(reported)}${noBreak}bpm`,
        detail: `seconds without a signal counted as zero; ${format.number(own)} without them`,
        href: null,
      };
}
