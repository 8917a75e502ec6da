/** Owns the JSON that the REST API answers under `/api/v1`, shared by the server that writes it and the browser that reads it. */
import type { FriendLook, Instructor } from './people.ts';
import type { Rider } from './rider.ts';
import type { FailedWorkout, SyncOutcome, SyncProgress } from './sync-report.ts';
import type { Workout } from './workout.ts';
import type { TrackedMovements } from './workout-facts.ts';

/** `signed-out`: no session is kept. `sign-in-again`: Peloton refused the one that was. */
export type ConnectionState = 'signed-out' | 'signed-in' | 'sign-in-again';

/** `GET /api/v1/status`, and the `status` event. */
export interface StatusAnswer {
  readonly version: string;
  /** Whose workouts are shown; `null` before the first sign-in. */
  readonly rider: Rider | null;
  /** `false` for a rider whose workouts come from files alone, and before there is one. */
  readonly hasAccount: boolean;
  readonly connection: ConnectionState;
  /** The made-up rider is shown instead of one's own account. */
  readonly isDemo: boolean;
  /** One's own account lies behind the made-up rider: `DELETE /demo` leads back to it. */
  readonly canLeaveDemo: boolean;
  readonly storedWorkouts: number;
  /** People whom the rider follows, as Peloton listed them last. */
  readonly followedPeople: number;
  /** The list was read to its end once, and of the types that are wanted every workout on it has been asked for. */
  readonly isHistoryComplete: boolean;
  readonly failed: readonly FailedWorkout[];
  /** The sync that runs now, or `null`. */
  readonly sync: SyncProgress | null;
  readonly lastSync: { readonly finishedAt: string; readonly outcome: SyncOutcome } | null;
  /** What Peloton's answers no longer have; `null` while they have all they always had. */
  readonly repair: RepairNotice | null;
  /** Until when nothing is asked of Peloton, because it refused everything, and why; `null` when anything may be. */
  readonly notBefore: { readonly at: string; readonly reason: string } | null;
  /** Grows whenever a stored workout changes. */
  readonly dataVersion: number;
  /** Where everything is kept on this machine, shortened with `~` for the home folder. */
  readonly dataFolder: string;
}

/** Fields that were always there and are missing from answer after answer: the API has changed. */
export interface RepairNotice {
  /** As Peloton calls them. */
  readonly fields: readonly string[];
  /** Since when that is known, UTC. */
  readonly since: string;
}

/** `GET /api/v1/workouts?limit=&offset=`, newest first. */
export interface WorkoutsAnswer {
  readonly workouts: readonly Workout[];
  readonly total: number;
}

/** `GET /api/v1/instructors`, by name. */
export interface InstructorsAnswer {
  readonly instructors: readonly Instructor[];
}

/** `GET /api/v1/friends`: the rider first, then whom they follow. */
export interface FriendsAnswer {
  readonly friends: readonly FriendLook[];
}

/** `GET /api/v1/movements`: of each workout that was asked for and is stored, in the order of the question. */
export interface MovementsAnswer {
  readonly movements: readonly WorkoutMovements[];
}

export interface WorkoutMovements {
  readonly workoutId: string;
  /** `null` where nothing was counted. */
  readonly tracked: TrackedMovements | null;
}

/** From a day on the records are kept apart from those before: a new bike, another calibration. */
export interface Era {
  /** The first day of it, `2026-11-21`. */
  readonly firstDate: string;
  /** What the rider calls it; may be empty. */
  readonly name: string;
}

/** Days that the rider had planned to be off, both included. */
export interface PlannedBreak {
  readonly firstDate: string;
  readonly lastDate: string;
  /** What the rider calls it, such as "Holiday"; may be empty. */
  readonly reason: string;
}

/** `GET /api/v1/breaks`, and the body and answer of `PUT`: the planned breaks, oldest first. */
export interface BreaksAnswer {
  readonly breaks: readonly PlannedBreak[];
}

/** `GET /api/v1/exclusions`, and the body and answer of `PUT`: what the rider's records leave out or keep apart. */
export interface Exclusions {
  /** Ids of workouts that set no record. */
  readonly excludedIds: readonly string[];
  /** Oldest first. */
  readonly eras: readonly Era[];
}

/** One sync of the past. */
export interface SyncRecord {
  readonly startedAt: string;
  readonly finishedAt: string;
  /** The program's exit code for it: 0 is well. */
  readonly exitCode: number;
  readonly outcome: SyncOutcome;
}

/** `GET /api/v1/syncs?limit=`, newest first. */
export interface SyncsAnswer {
  readonly syncs: readonly SyncRecord[];
}

/** `GET` and `PUT /api/v1/settings`. */
export interface Settings {
  /** When a running server syncs by itself: `hourly`, `daily`, `off`, or a cron rule of five fields. */
  readonly schedule: string;
  /** The IANA name of the zone that the schedule's hours are of. */
  readonly scheduleTimeZone: string;
  /** What is synced unless somebody says otherwise: names of disciplines, or `outdoor`; `null` for everything. */
  readonly types: readonly string[] | null;
}

/** Body of `PUT /api/v1/settings`: what is left out stays as it is. */
export type SettingsBody = Partial<Settings>;

/** `GET /api/v1/destinations/coda`: where rows are pushed. The token is never told. */
export interface CodaDestination {
  readonly docId: string | null;
  readonly hasToken: boolean;
  /** Push after each sync. */
  readonly isAfterSync: boolean;
  /** Write the headers of the Peloton template of old. */
  readonly isLegacy: boolean;
  /** The doc that the environment of the program names: it goes before the one that is kept. */
  readonly environmentDocId: string | null;
}

/** Body of `PUT /api/v1/destinations/coda`: what is left out stays as it is. Another doc makes the token forgotten. */
export interface CodaDestinationBody {
  /** Its id, or its address as the browser shows it. */
  readonly docId?: string;
  readonly token?: string;
  readonly isAfterSync?: boolean;
  readonly isLegacy?: boolean;
}

/** `POST /api/v1/destinations/coda/test`: what is there, without writing anything. */
export interface CodaTestAnswer {
  readonly docName: string;
  readonly tables: readonly {
    readonly name: string;
    readonly isThere: boolean;
    /** What tells its rows apart: without it, or with a formula in it, nothing is written to the table. */
    readonly keyColumn: string;
    readonly missingColumns: readonly string[];
    /** There, with a formula of the user's: left alone. */
    readonly calculatedColumns: readonly string[];
  }[];
}

/** One push of the past. */
export interface PushRecord {
  /** Where the rows went: `coda/` and the doc. */
  readonly sink: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  /** The program's exit code for it: 0 is well. */
  readonly exitCode: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly requests: number;
  /** What the doc has no place for and what was not as it should be, in sentences. */
  readonly problems: readonly string[];
}

/** `GET /api/v1/pushes?limit=`, newest first. */
export interface PushesAnswer {
  readonly pushes: readonly PushRecord[];
}

/** Body of any answer that is not 2xx. */
export interface ProblemAnswer {
  readonly problem: { readonly kind: string; readonly message: string };
}

/** Body of `POST /api/v1/retry`: which workouts may be tried again without waiting; all that failed where none is named. */
export interface RetryBody {
  readonly workoutIds?: readonly string[];
}

/** `POST /api/v1/retry` */
export interface RetryAnswer {
  /** Workouts that the next sync tries again. */
  readonly cleared: number;
  /** Peloton was being left alone, and may be asked again now. */
  readonly wasCoolingDown: boolean;
}

/** Body of `POST /api/v1/forget`: the rider's username, typed by a person who means it. */
export interface ForgetBody {
  readonly confirmation: string;
}

/** `POST /api/v1/forget`: everything that was kept is deleted. */
export interface ForgetAnswer {
  /** Rows of the database. */
  readonly rows: number;
  /** Backups in the data folder. */
  readonly backups: number;
}

/** `POST /api/v1/session`. A token is an access or a refresh token. */
export type SignInBody =
  { readonly username: string; readonly password: string } | { readonly token: string };

/**
 * `GET /api/v1/events`, server-sent: `status` on connecting and when it changes, `progress` while a sync runs,
 * `workouts` with what was just stored, `exclusions` and `breaks` when the rider changed them, here or in another window.
 * Of pages that another member shows there is `news` alone, which says that they are worth reading again, and no more.
 */
export interface RestEvents {
  readonly status: StatusAnswer;
  readonly progress: SyncProgress;
  readonly workouts: { readonly dataVersion: number; readonly workouts: readonly Workout[] };
  readonly exclusions: Exclusions;
  readonly breaks: BreaksAnswer;
  readonly news: Readonly<Record<string, never>>;
}
