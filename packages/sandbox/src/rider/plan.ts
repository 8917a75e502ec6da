/** Owns the shape of a planned workout: everything decided about it before a single second is simulated. */
import type { RideClass } from '../classes/catalogue.ts';
import type { Person } from './person.ts';
import type { SlotKind } from './sessions.ts';

/** What measures: decides which channels a graph has. */
export type Machine =
  'bike' | 'bike-and-floor' | 'row' | 'row-and-floor' | 'tread' | 'outdoor' | 'sensors' | 'watch' | 'none';

/** A ride that is no class: only these few fields are known of it. */
export interface SpecialRide {
  readonly id: string;
  readonly title: string;
  readonly standIn: 'JUST RIDE' | 'LANEBREAK' | 'GYM WORKOUT';
  readonly durationSeconds: number;
}

export interface FtpInfo {
  readonly watts: number;
  readonly source: 'ftp_workout_source' | 'ftp_manual_source' | 'ftp_estimated_source' | null;
  readonly workoutId: string | null;
}

export interface Plan {
  /** Names its streams of chance. */
  readonly key: string;
  readonly id: string;
  readonly person: Person;
  readonly slotKind: SlotKind;
  readonly discipline: string;
  /** Epoch seconds. */
  readonly createdAt: number;
  readonly startAt: number;
  /** `null` while in progress. */
  readonly endAt: number | null;
  readonly dayNumber: number;
  readonly timeZone: string;
  readonly utcOffsetSeconds: number;
  readonly name: string;
  readonly title: string | null;
  readonly workoutType: string;
  readonly ride: RideClass | null;
  readonly specialRide: SpecialRide | null;
  readonly deviceType: string;
  readonly platform: string;
  readonly machine: Machine;
  readonly durationSeconds: number;
  /** How long it has been going, for one in progress; else the duration. */
  readonly elapsedSeconds: number;
  /** Mean of the seconds that count, in watts; `null` without an output. */
  readonly averageOutputWatts: number | null;
  /** Joules, to the hundredth. 0 without an output. */
  readonly totalWorkJoules: number;
  /** The FTP the body has that day, which nobody has measured. */
  readonly fitnessWatts: number;
  readonly ftp: FtpInfo;
  readonly hasHeartRate: boolean;
  readonly isPersonalRecord: boolean;
  readonly leaderboardRank: number | null;
  readonly leaderboardUsers: number;
  /** How often this class was taken up to and including this workout. */
  readonly attempt: number;
  readonly isImported: boolean;
  readonly stravaId: string | null;
  readonly graph: 'whole' | 'always-500' | 'absent';
  readonly reportsEffort: boolean;
  /** A calorie count set from outside; `null` for the simulated one. */
  readonly caloriesSet: number | null;
}
