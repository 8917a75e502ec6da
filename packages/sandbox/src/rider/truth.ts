/** Owns the truth: each workout as a perfect sync would hold it, from the model itself and never through a decoder. */
import { isoInstant, localDate, maybeMetres, maybeMetresPerSecond, type Workout } from '@ridebook/domain';
import type { Digest } from '../samples/digest.ts';
import type { Shown } from '../samples/measured.ts';
import type { Plan } from './plan.ts';

/** Ridebook's words for the API's slugs; the rest are the same. */
const disciplineWords: Readonly<Record<string, string>> = {
  circuit: 'bootcamp',
  caesar: 'rowing',
  caesar_bootcamp: 'row_bootcamp',
};

const converted = (
  shown: Shown | null,
  convert: (value: number, unit: string) => number | null,
): number | null => (shown === null ? null : convert(shown.value, shown.unit));

const positive = (value: number | null): number | null => (value !== null && value > 0 ? value : null);

function titleOf(plan: Plan): string {
  return plan.ride?.title ?? plan.specialRide?.title ?? plan.title ?? plan.name;
}

function classLengthOf(plan: Plan): number | null {
  return plan.ride?.durationSeconds ?? plan.specialRide?.durationSeconds ?? null;
}

function durationOf(plan: Plan): number | null {
  if (plan.graph === 'whole') return plan.elapsedSeconds;
  const between = plan.endAt === null ? null : plan.endAt - plan.startAt;
  return positive(between) ?? classLengthOf(plan);
}

/** What only a graph tells, and nobody knows where there is none. */
function measuredOf(digest: Digest | null, plan: Plan) {
  return {
    averageOutputWatts: digest?.averageOutputWatts ?? null,
    averageCadenceRpm: digest?.averageCadenceRpm ?? null,
    averageResistancePercent: digest?.averageResistancePercent ?? null,
    averageSpeedMetresPerSecond: converted(digest?.averageSpeed ?? null, maybeMetresPerSecond),
    averageHeartRateBpm: digest?.meanHeartRateBpm ?? null,
    averageInclinePercent: digest?.averageInclinePercent ?? null,
    averageStrokeRateSpm: digest?.averageStrokeRateSpm ?? null,
    averageSplitSecondsPer500Metres: digest?.averageSplitPace == null ? null : digest.averageSplitPace * 60,
    maximumOutputWatts: digest?.maximumOutputWatts ?? null,
    maximumHeartRateBpm: digest?.maximumHeartRateBpm ?? null,
    distanceMetres: converted(digest?.distance ?? null, maybeMetres),
    elevationGainMetres: converted(digest?.elevation ?? null, maybeMetres),
    caloriesKcal: digest?.caloriesKcal ?? null,
    striveScore: plan.reportsEffort ? (digest?.effortPoints ?? null) : null,
  };
}

function classOf(plan: Plan) {
  const { ride } = plan;
  const isRated = ride !== null && ride.difficultyCount > 0;
  return {
    classId: ride?.id ?? null,
    // A scenic ride has no details that could tell it.
    classType: ride === null || ride.isScenic ? null : ride.typeName,
    classLengthSeconds: classLengthOf(plan),
    instructorId: ride?.instructor?.id ?? null,
    // Of those who have left only the id remains.
    instructorName: ride?.instructor?.hasLeft === false ? ride.instructor.name : null,
    difficulty: isRated ? ride.difficulty : null,
    classWorkouts: ride?.totalWorkouts ?? null,
    classRatings: ride?.ratingCount ?? null,
    classDescription: ride?.description ?? null,
    classAiredAt: ride === null ? null : isoInstant(ride.airedAt),
  };
}

/**
 * @param digest the figures of the workout's simulation; asked for only where a graph serves them
 * @param imageUrl where the wire says that the class has its picture
 */
export function truthOf(plan: Plan, digest: (plan: Plan) => Digest, imageUrl: string | null): Workout {
  return {
    id: plan.id,
    startedAt: isoInstant(plan.startAt),
    timeZone: plan.timeZone,
    localDate: localDate(plan.startAt, plan.timeZone),
    discipline: disciplineWords[plan.discipline] ?? plan.discipline,
    isOutdoor: plan.slotKind === 'outdoor',
    isImported: plan.isImported,
    title: titleOf(plan),
    durationSeconds: durationOf(plan),
    outputJoules: plan.averageOutputWatts === null ? null : plan.totalWorkJoules,
    ...classOf(plan),
    classImageUrl: imageUrl,
    ...measuredOf(plan.graph === 'whole' ? digest(plan) : null, plan),
    leaderboardRank: plan.leaderboardRank,
    leaderboardUsers: positive(plan.leaderboardUsers),
    status: plan.endAt === null ? 'IN_PROGRESS' : 'COMPLETE',
    kind: plan.workoutType,
    deviceType: plan.deviceType,
    isPersonalRecord: plan.isPersonalRecord,
    ftpWatts: positive(plan.ftp.watts),
    ftpSource: plan.ftp.source,
  };
}
