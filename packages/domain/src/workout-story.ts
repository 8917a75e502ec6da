/** Owns the answer of the report `workout`: everything told or computed about one workout, as plain JSON. */
import type { DatedValue } from './rider-history.ts';
import type { Workout } from './workout.ts';
import type {
  Achievement,
  ClassAverages,
  ClassSegment,
  MuscleGroup,
  RoutePoint,
  Song,
  Split,
  Stretch,
  TargetChannel,
  TargetRange,
  TrackedMovements,
} from './workout-facts.ts';

/** Sections that can be missing; where one is `null`, `WorkoutStory.reasons` says why in a sentence. */
export type StorySection =
  | 'samples'
  | 'segments'
  | 'targets'
  | 'powerZones'
  | 'heartRateZones'
  | 'strive'
  | 'splits'
  | 'bestEfforts'
  | 'classAverages'
  | 'race'
  | 'standing'
  | 'playlist'
  | 'movements'
  | 'route';

export interface WorkoutStory {
  readonly workout: Workout;
  /** The workouts before and after it in time, whatever their discipline. */
  readonly previousId: string | null;
  readonly nextId: string | null;
  readonly note: WorkoutNote | null;
  /** The rider took it out of the records; `PUT /exclusions` changes that. */
  readonly isExcluded: boolean;
  readonly basis: StoryBasis;
  readonly samples: SamplesSummary | null;
  readonly segments: readonly SegmentFigures[] | null;
  readonly targets: TargetsMet | null;
  readonly powerZones: PowerZones | null;
  readonly heartRateZones: HeartRateZones | null;
  readonly strive: StriveScore | null;
  readonly splits: Splits | null;
  readonly bestEfforts: readonly BestEffort[] | null;
  readonly classAverages: AgainstClass | null;
  /** The rider's workouts with the same class, this one among them, oldest first; only this one where it is no class. */
  readonly attempts: readonly Attempt[];
  /** Only with the parameter `against`. */
  readonly race: Race | null;
  /** The attempts of people who are followed, where they show them. */
  readonly friends: readonly FriendAttempt[];
  readonly standing: Standing | null;
  readonly classRating: ClassRating;
  readonly achievements: readonly Achievement[];
  readonly playlist: readonly Song[] | null;
  readonly movements: Movements | null;
  readonly route: Route | null;
  /** How the rower rated the strokes, 0 to 100. */
  readonly strokeFormScore: number | null;
  readonly averageHeartRate: AverageHeartRate | null;
  /** A sentence for each section that is `null`. */
  readonly reasons: Readonly<Partial<Record<StorySection, string>>>;
}

/** Private: it never leaves this machine. */
export interface WorkoutNote {
  readonly text: string;
  /** UTC */
  readonly writtenAt: string;
}

/** Body of `PUT /api/v1/workouts/{id}/note`: an empty text deletes the note. */
export interface NoteBody {
  readonly text: string;
}

/** Which values the figures rest on and where each came from; `null` where none is known for that day. */
export interface StoryBasis {
  readonly ftpWatts: DatedValue | null;
  readonly maximumHeartRateBpm: DatedValue | null;
  readonly weightKilograms: DatedValue | null;
}

export interface ChannelFigures {
  /** The channel's name with its unit, as in the samples. */
  readonly channel: string;
  /** Weighted by time; of a pace the whole time over the whole way. */
  readonly average: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly measuredSeconds: number;
}

export interface SamplesSummary {
  readonly count: number;
  readonly firstSecond: number;
  readonly lastSecond: number;
  /** Seconds from one sample to the next, as a rule. */
  readonly stepSeconds: number;
  /** Stretches in which nothing at all was recorded. */
  readonly gaps: readonly Stretch[];
  readonly channels: readonly ChannelFigures[];
}

export interface SegmentFigures extends ClassSegment {
  /** Output times time; `null` where no output was measured. */
  readonly outputJoules: number | null;
  /** Empty where nothing was measured. */
  readonly channels: readonly ChannelFigures[];
}

export interface TargetsMet {
  readonly channels: readonly ChannelTargets[];
  /** Of the seconds that were planned and measured, how many were within, over all channels; `null` where none were measured. */
  readonly score: TargetScore | null;
}

export interface TargetScore {
  /** 0 to 100: `inRangeSeconds` / `measuredSeconds`. */
  readonly percent: number;
  readonly inRangeSeconds: number;
  readonly measuredSeconds: number;
}

export interface ChannelTargets {
  readonly channel: TargetChannel;
  readonly ranges: readonly TargetRange[];
  /** The same ranges in watts, for `powerZone` where the FTP is known; else `null`. The top of zone 7 is open: `upper` is `null`. */
  readonly wattRanges:
    readonly (Stretch & { readonly lower: number; readonly upper: number | null })[] | null;
  readonly plannedSeconds: number;
  /** `null` where the channel was not measured, or cannot be compared with the target. */
  readonly met: {
    readonly measuredSeconds: number;
    readonly inRangeSeconds: number;
    readonly belowSeconds: number;
    readonly aboveSeconds: number;
  } | null;
  /** What Peloton counted. It counts otherwise, nobody knows how. */
  readonly reportedInRangeSeconds: number | null;
}

/** Cycling and the bike parts of a bootcamp only. */
export interface PowerZones {
  readonly ftpWatts: number;
  /** The upper bounds of zones 1 to 6 in watts, inclusive, not rounded. */
  readonly upperBoundsWatts: readonly number[];
  /** Zones 1 to 7. */
  readonly seconds: readonly number[];
}

export interface HeartRateZones {
  /** What to show: Peloton's seconds where it reports them. */
  readonly source: 'peloton' | 'computed';
  /** Zones 1 to 5, of that source. */
  readonly seconds: readonly number[];
  readonly reportedSeconds: readonly number[] | null;
  /** `null` where no maximum is known or no heart rate was recorded second by second. */
  readonly computedSeconds: readonly number[] | null;
  /** Computed less reported, zone by zone; `null` where one of them is missing. */
  readonly differenceSeconds: readonly number[] | null;
  readonly maximumBpm: number | null;
  /** The lower bounds of zones 1 to 5, not rounded; the displayed minimum is the floor. */
  readonly lowerBoundsBpm: readonly number[] | null;
  /** Seconds without a signal: in no zone. */
  readonly missingSeconds: number | null;
}

export interface StriveScore {
  /** What to show: Peloton's where it reports one. */
  readonly source: 'peloton' | 'computed';
  readonly score: number;
  readonly reported: number | null;
  /** From the zone seconds shown: seconds x {1, 2, 4, 8, 8} / 200. */
  readonly computed: number | null;
  /** What each zone adds to the computed one. */
  readonly zonePoints: readonly number[] | null;
}

export interface Splits {
  /** `computed`: from the speed, second by second, because Peloton reports none. */
  readonly source: 'peloton' | 'computed';
  readonly splits: readonly Split[];
}

/** The highest mean power of any stretch of this length. */
export interface BestEffort {
  readonly durationSeconds: number;
  readonly fromSecond: number;
  readonly watts: number;
  readonly wattsPerKilogram: number | null;
  /** Whether no counted ride of any day holds more; or none of this ride's calendar year. */
  readonly record: 'all-time' | 'year' | null;
  /** The best there is, this ride or another; `null` where rides are not known second by second. */
  readonly best: EffortHolder | null;
  readonly bestOfYear: EffortHolder | null;
}

export interface EffortHolder {
  readonly workoutId: string;
  readonly localDate: string;
  readonly watts: number;
}

export interface AgainstClass {
  readonly averages: ClassAverages;
  /** This workout less the class, in the unit the name says; `null` where one of them is missing. */
  readonly above: ClassAverages;
}

export interface Attempt {
  readonly workoutId: string;
  readonly startedAt: string;
  readonly localDate: string;
  readonly outputJoules: number | null;
  readonly averageOutputWatts: number | null;
  readonly averageHeartRateBpm: number | null;
  readonly distanceMetres: number | null;
  readonly durationSeconds: number | null;
  readonly leaderboardRank: number | null;
  readonly leaderboardUsers: number | null;
  readonly isThis: boolean;
  readonly isBest: boolean;
}

/** Two workouts of one class, each second against the same second. */
export interface Race {
  readonly workoutId: string;
  readonly againstId: string;
  /** What is raced in: total output where both have one, else distance. */
  readonly measure: 'outputJoules' | 'distanceMetres';
  /** Both measured: ascending, one a second. */
  readonly seconds: readonly number[];
  /** This one less the other at that second; above zero it leads. */
  readonly gap: readonly number[];
  /** The gap in seconds: how much later the other one had come as far; `null` where it never did. */
  readonly leadSeconds: readonly (number | null)[];
  readonly finalGap: number;
  /** Seconds at which the lead changed. */
  readonly leadChanges: readonly number[];
}

/** A friend's seconds are not kept, so only totals and averages can be compared. Bikes agree within about 10 % only. */
export interface FriendAttempt {
  readonly friendId: string;
  readonly username: string;
  readonly imageUrl: string | null;
  readonly workoutId: string;
  readonly localDate: string;
  readonly outputJoules: number | null;
  readonly averageOutputWatts: number | null;
  readonly averageCadenceRpm: number | null;
  readonly averageResistancePercent: number | null;
  readonly distanceMetres: number | null;
}

export interface Standing {
  readonly rank: number;
  readonly users: number;
  /** "top N %": ceil(100 x rank / users). */
  readonly topPercent: number;
}

export interface ClassRating {
  /** How hard other members found the class, 0 to 10. */
  readonly difficulty: number | null;
  readonly difficultyRatings: number | null;
  /** 0 to 1 */
  readonly likedShare: number | null;
  readonly ratings: number | null;
  readonly workouts: number | null;
}

export interface Movements {
  /** What the machine or the rider counted. */
  readonly tracked: TrackedMovements | null;
  readonly muscleGroups: readonly MuscleGroup[];
}

export interface Route {
  /** One list for each stretch without a break. */
  readonly stretches: readonly (readonly RoutePoint[])[];
  readonly distanceMetres: number | null;
  /** Distance against height and speed, for a profile; `null` values where they were not measured. */
  readonly profile: readonly {
    readonly distanceMetres: number;
    readonly second: number;
    readonly altitudeMetres: number | null;
    readonly speedMetresPerSecond: number | null;
  }[];
}

export interface AverageHeartRate {
  /** Mean of the seconds with a signal. */
  readonly averageBpm: number;
  /** Peloton's own; on some disciplines it counts a lost signal as zero. */
  readonly reportedBpm: number | null;
}
