/** Owns what Peloton tells of one workout beyond its row in the table: the plan of the class, splits, zones, badges, places. */

/** A stretch on the axis of the samples. A sample at second s measures the second before it: it lies in a stretch where `fromSecond` < s <= `toSecond`. */
export interface Stretch {
  readonly fromSecond: number;
  readonly toSecond: number;
}

/** A part of the class: warm-up, climb, cool-down. */
export interface ClassSegment extends Stretch {
  readonly name: string;
  /** What it is done on, such as `cycling`, `running`, `rowing`, `floor`; `null` where Peloton does not say. */
  readonly kind: string | null;
  readonly movements: readonly PlannedMovement[];
}

/** A movement that the class asks for. */
export interface PlannedMovement {
  readonly name: string;
  readonly isRest: boolean;
  /** Peloton's words, such as `light` or `medium`. */
  readonly weightLevel: string | null;
  readonly muscleGroups: readonly string[];
}

export const targetChannels = [
  'cadenceRpm',
  'resistancePercent',
  'speedMetresPerSecond',
  'inclinePercent',
  'strokeRateSpm',
  'powerZone',
  'paceIntensity',
] as const;

/** What an instructor calls out. All but the last two are channels of the samples as well. */
export type TargetChannel = (typeof targetChannels)[number];

/** A range that the instructor calls out for a while; both ends belong to it. A zone is a whole number, 1 to 7. */
export interface TargetRange extends Stretch {
  readonly lower: number;
  readonly upper: number;
}

export interface PlannedTargets {
  readonly channel: TargetChannel;
  /** In the order of time. */
  readonly ranges: readonly TargetRange[];
  /** Seconds within the targets as Peloton counted them; `null` where it does not say. */
  readonly reportedInRangeSeconds: number | null;
}

export interface Split {
  /** Counts up from 1. */
  readonly order: number;
  readonly distanceMetres: number;
  readonly seconds: number;
  readonly elevationChangeMetres: number | null;
  readonly averageOutputWatts: number | null;
  readonly averageStrokeRateSpm: number | null;
  readonly isFastest: boolean;
}

export interface Achievement {
  readonly name: string;
  readonly description: string | null;
  readonly imageUrl: string | null;
  /** How often it has been earned; `null` where Peloton does not say. */
  readonly timesEarned: number | null;
}

/** A movement as it was tracked. */
export interface TrackedMovement {
  readonly name: string;
  readonly repetitions: number | null;
  /** For what is held, not repeated. */
  readonly seconds: number | null;
  readonly isBodyweight: boolean;
  readonly weightKilograms: number | null;
}

export interface TrackedMovements {
  readonly movements: readonly TrackedMovement[];
  /** Repetitions times weight, as Peloton adds it up. */
  readonly volumeKilograms: number | null;
}

export interface MuscleGroup {
  readonly name: string;
  /** Of the whole workout, 0 to 100. */
  readonly percent: number;
}

/** A place on the way. Coordinates never leave the machine. */
export interface RoutePoint {
  readonly second: number;
  readonly latitude: number;
  readonly longitude: number;
  /** From the start; `null` where Peloton does not say. */
  readonly distanceMetres: number | null;
}

/** Decoded from the archived answers about one workout. A list is empty where there is nothing of the kind. */
export interface WorkoutFacts {
  readonly segments: readonly ClassSegment[];
  readonly targets: readonly PlannedTargets[];
  readonly splits: readonly Split[];
  /** The unit in which Peloton counted distances; `null` where nothing tells. */
  readonly distanceUnit: 'mi' | 'km' | 'm' | null;
  /** Seconds in heart-rate zones 1 to 5 as Peloton reports them. */
  readonly reportedZoneSeconds: readonly number[] | null;
  /** The maximum heart rate by which Peloton drew the zones of this workout. */
  readonly zoneMaximumBpm: number | null;
  readonly reportedStriveScore: number | null;
  /** Peloton's own average; on some disciplines it counts a lost signal as zero. */
  readonly reportedAverageHeartRateBpm: number | null;
  readonly achievements: readonly Achievement[];
  readonly tracked: TrackedMovements | null;
  readonly muscleGroups: readonly MuscleGroup[];
  /** One list for each stretch without a break. */
  readonly route: readonly (readonly RoutePoint[])[];
  /** How the rower rated the strokes, 0 to 100. */
  readonly strokeFormScore: number | null;
  /** The share of members who liked the class, 0 to 1. */
  readonly likedShare: number | null;
  /** How many rated how hard it was. */
  readonly difficultyRatings: number | null;
}

export interface Song {
  readonly title: string;
  readonly artists: readonly string[];
  readonly album: string | null;
  /** On the axis of the samples, so a song of the welcome begins below zero; `null` where Peloton does not say. */
  readonly startSecond: number | null;
}

/** What members average in the class. */
export interface ClassAverages {
  readonly outputJoules: number | null;
  readonly averageOutputWatts: number | null;
  readonly averageCadenceRpm: number | null;
  readonly averageResistancePercent: number | null;
  /** `null` where the account's unit of distance is not known. */
  readonly averageSpeedMetresPerSecond: number | null;
  readonly distanceMetres: number | null;
  readonly caloriesKcal: number | null;
}

/** Decoded from the archived details of a class. */
export interface ClassFacts {
  readonly averages: ClassAverages | null;
  readonly segments: readonly ClassSegment[];
  readonly targets: readonly PlannedTargets[];
  /** `null` where Peloton names no songs. */
  readonly playlist: readonly Song[] | null;
  readonly isFtpTest: boolean;
  readonly isPowerZoneClass: boolean;
}
