/** Owns gathering what is stored about one workout: decoded from the archive when somebody asks for its story. */
import { riderHistory } from '@ridebook/analytics/rider-history';
import type { StoryMaterial } from '@ridebook/analytics/workout-story';
import type { ClassFacts, Rider, Samples, Workout, WorkoutFacts, WorkoutMovements } from '@ridebook/domain';
import { decodeSamples } from '@ridebook/formats/samples';
import { decodeClassFacts, decodeKnownFacts, parseAnswer } from '@ridebook/peloton';
import type { RawKind, Store } from '@ridebook/store';
import { readExclusions } from './exclusions.ts';
import { readFriendsOfClass } from './read-people.ts';

export interface StoryRequest {
  readonly workoutId: string;
  /** The attempt to race against, or `null`. */
  readonly againstId: string | null;
}

/** An id that nobody knows has nothing stored, which is for the report to say. */
export async function gatherStory(
  store: Store,
  rider: Rider,
  workouts: readonly Workout[],
  { workoutId, againstId }: StoryRequest,
): Promise<StoryMaterial> {
  const workout = workouts.find(({ id }) => id === workoutId) ?? null;
  const [details, graphs] = await Promise.all([
    listAnswers(store, rider.id, 'workout', workoutId),
    listAnswers(store, rider.id, 'graph', workoutId),
  ]);
  const facts = decodeKnownFacts(details, graphs);
  const [classFacts, samples, curves, note, exclusions, people, history, against] = await Promise.all([
    maybeClassFacts(store, rider.id, workout?.classId ?? null, facts),
    maybeDecodedSamples(store, rider.id, workoutId),
    store.listPowerCurves(rider.id),
    store.maybeNote(rider.id, workoutId),
    readExclusions(store, rider.id),
    workout?.classId == null ? [] : readFriendsOfClass(store, rider.id, workout.classId),
    store.listRiderValues(rider.id).then((kept) => riderHistory(workouts, kept)),
    againstId === null ? null : maybeDecodedSamples(store, rider.id, againstId),
  ]);
  return {
    workoutId,
    facts,
    classFacts,
    samples,
    history,
    curves,
    note,
    excludedIds: new Set(exclusions.excludedIds),
    people,
    against: againstId === null ? null : { workoutId: againstId, samples: against },
  };
}

/** What was counted in some workouts, from their archived details alone; a workout that is not stored is not among them. */
export async function gatherMovements(
  store: Store,
  riderId: string,
  workoutIds: readonly string[],
): Promise<readonly WorkoutMovements[]> {
  const found = await Promise.all(
    workoutIds.map(async (workoutId) => {
      if ((await store.maybeWorkout(riderId, workoutId)) === null) return null;
      const { tracked } = decodeKnownFacts(await listAnswers(store, riderId, 'workout', workoutId), []);
      return { workoutId, tracked };
    }),
  );
  return found.filter((one) => one !== null);
}

async function maybeClassFacts(
  store: Store,
  riderId: string,
  classId: string | null,
  { distanceUnit }: WorkoutFacts,
): Promise<ClassFacts | null> {
  if (classId === null) return null;
  const details = await store.maybeDocument(riderId, 'ride_details', classId);
  if (details === null) return null;
  return decodeClassFacts(parseAnswer(details.text).json, distanceUnit === 'm' ? null : distanceUnit);
}

async function maybeDecodedSamples(
  store: Store,
  riderId: string,
  workoutId: string,
): Promise<Samples | null> {
  const bytes = await store.maybeSamples(riderId, workoutId);
  return bytes === null ? null : decodeSamples(bytes);
}

/** Every version of an answer that is archived, the newest last. */
async function listAnswers(
  store: Store,
  riderId: string,
  kind: RawKind,
  id: string,
): Promise<readonly unknown[]> {
  return (await store.listDocumentVersions(riderId, kind, id)).map(({ text }) => parseAnswer(text).json);
}
