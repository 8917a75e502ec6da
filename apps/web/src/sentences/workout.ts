/** Owns what is said of one workout beneath its title: which attempt it is and how it compares, or what it plainly was. */
import type { Comparison } from '@ridebook/analytics';
import { disciplineLabel, type Workout } from '@ridebook/domain';
import type { Formatter } from '../format/formatter.ts';
import { counted, ordinal } from './plural.ts';

const noBreak = '\u00a0';
/** Differences smaller than these are none worth a word. */
const closeJoules = 1000;
const closeBeats = 1;
const closeToMedianJoules = 5000;

export interface WorkoutFacts {
  readonly workout: Workout;
  /** The rider's other attempts at the class, newest first. */
  readonly others: readonly Workout[];
  readonly compared: Workout | null;
  /** Beside comparable workouts; `null` where nothing is. */
  readonly comparison: Comparison | null;
  readonly today: string;
}

export function workoutSentence(facts: WorkoutFacts, format: Formatter): string {
  const { workout, others } = facts;
  const attempt = others.filter(({ startedAt }) => startedAt < workout.startedAt).length + 1;
  if (attempt > 1) return attemptSentence(facts, attempt, format);
  const usual = maybeUsualSentence(facts, format);
  return usual ?? plainSentence(workout, format);
}

function attemptSentence(
  { workout, others, compared, today }: WorkoutFacts,
  attempt: number,
  format: Formatter,
): string {
  const begin = `Your ${ordinal(attempt)} attempt at this class`;
  const before = compared ?? others.find(({ startedAt }) => startedAt < workout.startedAt);
  if (before === undefined) return `${begin}.`;
  const when = whenWords(before.localDate, workout.localDate, today, format);
  if (workout.outputJoules === null || before.outputJoules === null) {
    const beats = beatsWords(workout, before);
    return beats === null ? `${begin}; the one before was ${when}.` : `${begin}, ${beats} than ${when}.`;
  }
  const outputs = others.flatMap(({ outputJoules }) => outputJoules ?? []);
  const isStrongest = outputs.every((output) => output < (workout.outputJoules ?? 0));
  const difference = workout.outputJoules - before.outputJoules;
  const amount = `${format.decimal(Math.abs(difference) / 1000, 0)}${noBreak}kJ`;
  const compares =
    Math.abs(difference) < closeJoules
      ? `level with the one ${when}`
      : `${amount} ${difference > 0 ? 'more' : 'less'} than ${when}`;
  const beats = beatsWords(workout, before);
  const heart = beats === null ? '' : `, ${beats}`;
  return isStrongest ? `${begin} and the strongest: ${compares}${heart}.` : `${begin}, ${compares}${heart}.`;
}

/** `in February`, `on 3 November` where that was the same month. */
function whenWords(date: string, own: string, today: string, format: Formatter): string {
  return date.slice(0, 7) === own.slice(0, 7)
    ? `on ${format.date(date)}`
    : `in ${format.monthInWords(date, today)}`;
}

/** `with a heart rate 2 beats lower` */
function beatsWords(workout: Workout, before: Workout): string | null {
  if (workout.averageHeartRateBpm === null || before.averageHeartRateBpm === null) return null;
  const beats = Math.round(workout.averageHeartRateBpm - before.averageHeartRateBpm);
  if (Math.abs(beats) < closeBeats) return null;
  const words = counted(Math.abs(beats), String(Math.abs(beats)), 'beat');
  return `with a heart rate ${words} ${beats > 0 ? 'higher' : 'lower'}`;
}

/** Against the median of comparable workouts; `null` where there are too few, or none. */
function maybeUsualSentence({ workout, comparison }: WorkoutFacts, format: Formatter): string | null {
  const output = comparison?.measures.find(({ measure }) => measure === 'outputJoules');
  const minutes = comparison?.workout.classMinutes ?? null;
  if (output?.kind !== 'placed' || minutes === null) return null;
  const amount = `${format.kilojoules(Math.abs(output.aboveMedian))}${noBreak}kJ`;
  const noun = workout.discipline === 'cycling' ? 'ride' : 'workout';
  const others = counted(output.comparableWorkouts, format.number(output.comparableWorkouts), noun);
  const base = `the median of your ${others} of ${minutes} minutes`;
  if (Math.abs(output.aboveMedian) < closeToMedianJoules)
    return `Close to your usual ${minutes} minutes: ${amount} ${output.aboveMedian < 0 ? 'under' : 'above'} ${base}.`;
  return output.aboveMedian < 0
    ? `An easy ${minutes} minutes: ${amount} under ${base}.`
    : `A strong ${minutes} minutes: ${amount} above ${base}.`;
}

/** What it was, where there is nothing to compare it with. */
function plainSentence(workout: Workout, format: Formatter): string {
  const length = workout.durationSeconds === null ? '' : `${format.duration(workout.durationSeconds)} of `;
  const what = `${length}${workout.isOutdoor ? 'outdoor ' : ''}${disciplineLabel(workout.discipline).toLowerCase()}`;
  const heart =
    workout.averageHeartRateBpm === null
      ? ''
      : ` at ${format.number(workout.averageHeartRateBpm)}${noBreak}bpm on average`;
  const far = workout.distanceMetres === null ? '' : `, ${farWords(workout.distanceMetres, format)}`;
  const words = `${what}${far}${heart}.`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const farWords = (metres: number, format: Formatter): string =>
  `${format.distanceNumber(metres)}${noBreak}${format.unitNames.distance}`;

/** `You were within what the class asked for 84 % of the time; then it was 80 %.` */
export function planSentence(percent: number, before: number | null, format: Formatter): string {
  const then = before === null ? '' : `; then it was ${format.percent(before / 100)}`;
  return `You held what the class asked for ${format.percent(percent / 100)} of the time${then}.`;
}
