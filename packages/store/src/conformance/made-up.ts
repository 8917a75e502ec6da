/** Owns made-up workouts, documents and riders for tests of stores. */
import type { PushRecord, Rider, Workout } from '@ridebook/domain';
import type { MemberRecord } from '../door.ts';
import type {
  ImportedFile,
  ImportRow,
  ListedWorkout,
  RawDocument,
  RawKind,
  SyncRun,
  WorkoutCommit,
} from '../port.ts';

export const riderId = 'rider-1';

/** The clock of every store under test stands here. */
export const now = '2026-11-22T12:00:00.000Z';

export function makeWorkout(id: string, changes: Partial<Workout> = {}): Workout {
  return {
    id,
    startedAt: '2026-11-21T08:13:05Z',
    timeZone: 'America/New_York',
    localDate: '2026-11-21',
    discipline: 'cycling',
    isOutdoor: false,
    isImported: false,
    title: '30 min "Hills" – Größe 💪 <b>null</b>',
    classId: 'class-1',
    classType: null,
    classLengthSeconds: 1800,
    durationSeconds: 1799.5,
    instructorId: 'instructor-1',
    instructorName: 'Ada Example',
    outputJoules: 312_345.67,
    averageOutputWatts: 173.5,
    averageCadenceRpm: 82,
    averageResistancePercent: 41.25,
    averageSpeedMetresPerSecond: 8.94,
    averageHeartRateBpm: 143.2,
    averageInclinePercent: -3.5,
    averageStrokeRateSpm: null,
    averageSplitSecondsPer500Metres: null,
    maximumOutputWatts: 402,
    maximumHeartRateBpm: 171,
    distanceMetres: 16_093.44,
    elevationGainMetres: null,
    caloriesKcal: 412,
    leaderboardRank: 1234,
    leaderboardUsers: 56_789,
    difficulty: 7.91,
    classWorkouts: 100_000,
    classRatings: 0,
    status: 'COMPLETE',
    kind: 'class',
    classDescription: null,
    classImageUrl: 'https://images.example/class-1.jpg',
    classAiredAt: '2026-01-02T03:04:05Z',
    deviceType: 'home_bike_v1',
    isPersonalRecord: true,
    ftpWatts: 221,
    ftpSource: 'ftp_manual_source',
    striveScore: 31.4,
    ...changes,
  };
}

export function makeDocument(kind: RawKind, id: string, text: string): RawDocument {
  return { kind, id, text, fetchedAt: '2026-11-21T09:00:00Z' };
}

/** A workout with its detail, its graph and its samples: what a sync commits. */
export function makeCommit(id: string, changes: Partial<WorkoutCommit> = {}): WorkoutCommit {
  return {
    documents: [
      makeDocument('workout', id, `{"id":"${id}","total_work":312345.67}`),
      makeDocument('graph', id, `{"id":"${id}","metrics":[${'{"slug":"output"},'.repeat(40)}null]}`),
    ],
    workout: makeWorkout(id),
    fingerprint: 'fingerprint-1',
    samples: Uint8Array.from({ length: 400 }, (_, index) => (index * 7) % 256),
    decoderVersion: 1,
    ...changes,
  };
}

export function makeListed(workoutId: string, changes: Partial<ListedWorkout> = {}): ListedWorkout {
  return {
    workoutId,
    fingerprint: 'fingerprint-1',
    createdAt: '2026-11-21T08:00:00Z',
    discipline: 'cycling',
    isOutdoor: false,
    ...changes,
  };
}

export function makeRider(changes: Partial<Rider> = {}): Rider {
  return {
    id: riderId,
    username: 'made_up_rider',
    name: 'Made Up',
    location: null,
    imageUrl: null,
    memberSince: '2020-01-30T09:30:00Z',
    totalWorkouts: 321,
    workoutCounts: [{ discipline: 'cycling', count: 300 }],
    maximumHeartRateBpm: 184,
    ...changes,
  };
}

export function makeRun(startedAt: string, changes: Partial<SyncRun> = {}): SyncRun {
  return {
    startedAt,
    finishedAt: startedAt,
    exitCode: 0,
    outcome: {
      requests: 2,
      discovered: 1,
      added: 1,
      updated: 0,
      unchanged: 0,
      failed: [{ id: 'w1', reason: 'The graph could not be had.', retryAt: null }],
      writes: 8,
      durationMs: 123.4,
    },
    ...changes,
  };
}

export const makeImportedFile = (): ImportedFile => ({
  fileName: 'workouts.csv',
  sha256: 'a'.repeat(64),
  importedAt: '2026-11-22T12:00:00.000Z',
  units: 'metric',
  rejected: [{ line: 9, reason: 'The time is blank.' }],
});

/** A row that makes a workout of its own. */
export function makeImportRow(id: string, changes: Partial<ImportRow> = {}): ImportRow {
  return {
    line: 2,
    verdict: 'imported',
    workout: makeWorkout(id, { caloriesKcal: 500, striveScore: null, classAiredAt: null }),
    workoutId: id,
    uncertaintySeconds: 120,
    source: `{"cells":{"title":"${id}"}}`,
    ...changes,
  };
}

export const inBatches = (...batches: readonly (readonly ImportRow[])[]) =>
  async function* () {
    for (const batch of batches) yield await Promise.resolve(batch);
  };

export function makePush(startedAt: string, changes: Partial<PushRecord> = {}): PushRecord {
  return {
    sink: 'coda/doc-1',
    startedAt,
    finishedAt: startedAt,
    exitCode: 2,
    created: 3,
    updated: 2,
    unchanged: 1,
    requests: 9,
    problems: ['The doc has no table "Months".'],
    ...changes,
  };
}

/** Joined at `now`. */
export const makeMember = (id: string, changes: Partial<MemberRecord> = {}): MemberRecord => ({
  id,
  name: id.charAt(0).toUpperCase() + id.slice(1),
  role: 'rider',
  password: 'a hash',
  joinedAt: now,
  ...changes,
});
