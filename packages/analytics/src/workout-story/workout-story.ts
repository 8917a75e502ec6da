/** Owns the story of one workout: which figures belong into it, and a sentence for each that cannot be had. */
import type {
  ClassFacts,
  ClassSegment,
  FriendRides,
  RiderHistory,
  Samples,
  SegmentFigures,
  StorySection,
  Workout,
  WorkoutFacts,
  WorkoutNote,
  WorkoutStory,
} from '@ridebook/domain';
import { isCounted } from '../counted.ts';
import { againstClass, attemptsOf, friendAttempts, maybeStanding } from './attempts.ts';
import { bestEfforts } from './best-efforts.ts';
import { maybeBikeSamples } from './bike-samples.ts';
import { figuresBetween, hasChannel, maybeSamplesSummary, maybeSumBetween } from './channel-figures.ts';
import { maybeSplits } from './distance-splits.ts';
import { maybeRace } from './race.ts';
import { maybeRoute } from './route-profile.ts';
import { storyBasis } from './story-basis.ts';
import { reasonsFor } from './story-reasons.ts';
import { maybeTargetsMet } from './targets-met.ts';
import { maybeHeartRateZones, maybePowerZones, maybeStrive } from './zones.ts';

/** What is stored about one workout, gathered by the host. */
export interface StoryMaterial {
  readonly workoutId: string;
  readonly facts: WorkoutFacts;
  /** `null` where no details of the class are archived. */
  readonly classFacts: ClassFacts | null;
  /** `null` where nothing was recorded second by second. */
  readonly samples: Samples | null;
  readonly history: RiderHistory;
  /** The stored power curve of each ride that has one, by id. */
  readonly curves: ReadonlyMap<string, readonly number[]>;
  readonly note: WorkoutNote | null;
  readonly excludedIds: ReadonlySet<string>;
  readonly people: readonly FriendRides[];
  /** The attempt to race against, where one was asked for. */
  readonly against: { readonly workoutId: string; readonly samples: Samples | null } | null;
}

export interface StoryQuestion {
  /** Newest first. */
  readonly workouts: readonly Workout[];
  readonly material: StoryMaterial;
}

/** @returns `null` for a workout that nobody knows */
export function maybeWorkoutStory({ workouts, material }: StoryQuestion): WorkoutStory | null {
  const place = workouts.findIndex(({ id }) => id === material.workoutId);
  const workout = workouts[place];
  if (workout === undefined) return null;
  const { facts, classFacts, samples, against } = material;
  const basis = storyBasis(workout, material.history, facts.zoneMaximumBpm);
  const segments = facts.segments.length > 0 ? facts.segments : (classFacts?.segments ?? []);
  const targets = facts.targets.length > 0 ? facts.targets : (classFacts?.targets ?? []);
  const bike = samples === null ? null : maybeBikeSamples(workout.discipline, samples, segments);
  const ftpWatts = basis.ftpWatts?.value ?? null;
  const maximumBpm = basis.maximumHeartRateBpm?.value ?? null;
  const heartRateZones = maybeHeartRateZones(samples, maximumBpm, facts.reportedZoneSeconds);
  const classAverages = classFacts?.averages ?? null;
  const hasMovements = facts.tracked !== null || facts.muscleGroups.length > 0;
  const sections = {
    samples: samples === null ? null : maybeSamplesSummary(samples),
    segments: segments.length === 0 ? null : segments.map((segment) => segmentFigures(segment, samples)),
    targets: maybeTargetsMet(targets, samples, ftpWatts),
    powerZones: bike === null || ftpWatts === null ? null : maybePowerZones(bike, ftpWatts),
    heartRateZones,
    strive: maybeStrive(heartRateZones, facts.reportedStriveScore),
    splits: maybeSplits(facts.splits, samples, { ...workout, distanceUnit: facts.distanceUnit }),
    bestEfforts: hasChannel(bike, 'outputWatts')
      ? bestEfforts(bike, {
          workout,
          weightKilograms: basis.weightKilograms?.value ?? null,
          rides: curvedRides(workouts, material),
        })
      : null,
    classAverages: classAverages === null ? null : againstClass(workout, classAverages),
    race:
      samples === null || against?.samples == null
        ? null
        : maybeRace(
            { workoutId: workout.id, samples },
            { workoutId: against.workoutId, samples: against.samples },
          ),
    standing: maybeStanding(workout),
    playlist: classFacts?.playlist ?? null,
    movements: hasMovements ? { tracked: facts.tracked, muscleGroups: facts.muscleGroups } : null,
    route: maybeRoute(facts.route, samples, workout.distanceMetres),
  } satisfies Pick<WorkoutStory, StorySection>;
  return {
    workout,
    previousId: workouts[place + 1]?.id ?? null,
    nextId: workouts[place - 1]?.id ?? null,
    note: material.note,
    isExcluded: material.excludedIds.has(workout.id),
    basis,
    ...sections,
    attempts: attemptsOf(workouts, workout),
    friends: friendAttempts(material.people, workout.classId),
    classRating: {
      difficulty: workout.difficulty,
      difficultyRatings: facts.difficultyRatings,
      likedShare: facts.likedShare,
      ratings: workout.classRatings,
      workouts: workout.classWorkouts,
    },
    achievements: facts.achievements,
    strokeFormScore: facts.strokeFormScore,
    averageHeartRate:
      workout.averageHeartRateBpm === null
        ? null
        : { averageBpm: workout.averageHeartRateBpm, reportedBpm: facts.reportedAverageHeartRateBpm },
    reasons: reasonsFor(sections, { workout, samples, basis, hasClassDetails: classFacts !== null, against }),
  };
}

function segmentFigures(segment: ClassSegment, samples: Samples | null): SegmentFigures {
  return {
    ...segment,
    outputJoules: samples === null ? null : maybeSumBetween(samples, 'outputWatts', segment),
    channels: samples === null ? [] : figuresBetween(samples, segment),
  };
}

/** The rides of the same bike that set records: counted, and not taken out by the rider. */
const curvedRides = (workouts: readonly Workout[], { curves, excludedIds }: StoryMaterial) =>
  workouts.flatMap((workout) => {
    const curve = curves.get(workout.id);
    return curve === undefined || excludedIds.has(workout.id) || !isCounted(workout)
      ? []
      : [{ workout, curve }];
  });
