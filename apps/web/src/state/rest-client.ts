/** Owns the calls to Ridebook's own REST API. Whatever goes wrong comes back as a value with one sentence to show. */
import { decodeTable } from '@ridebook/analytics/table';
import type {
  BreaksAnswer,
  Exclusions,
  ExportBody,
  ForgetBody,
  FriendLook,
  FriendsAnswer,
  ImportAnswer,
  ImportLinesAnswer,
  ImportedLine,
  ImportsAnswer,
  Instructor,
  InstructorsAnswer,
  MovementsAnswer,
  PastImport,
  PlannedBreak,
  RetryAnswer,
  RiderHistory,
  RiderHistoryBody,
  Samples,
  Settings,
  SettingsBody,
  SignInBody,
  StatusAnswer,
  SyncRecord,
  SyncsAnswer,
  TrackedMovements,
  UndoneImport,
  Workout,
  WorkoutNote,
  WorkoutStory,
  WorkoutTable,
} from '@ridebook/domain';
import { createCalls, type Answer, type RestEffects } from './rest-call.ts';

export type { Answer, Problem } from './rest-call.ts';

export interface RestClient {
  readStatus(): Promise<Answer<StatusAnswer>>;
  /** Every workout, newest first: half a table would show half a record. */
  readWorkouts(): Promise<Answer<readonly Workout[]>>;
  /** Everything told or computed about one workout; with another attempt's id, the race against it too. */
  readStory(id: string, againstId: string | null): Promise<Answer<WorkoutStory>>;
  /** What was counted in some workouts, by their ids; `null` where nothing was. */
  readMovements(ids: readonly string[]): Promise<Answer<ReadonlyMap<string, TrackedMovements | null>>>;
  /** Second by second; none where the workout has none. */
  readSamples(id: string): Promise<Answer<Samples>>;
  /** An empty text takes the note away. Answers it as it is kept, `null` for none. */
  writeNote(id: string, text: string): Promise<Answer<WorkoutNote | null>>;
  /** The past syncs, newest first. */
  readSyncs(limit: number): Promise<Answer<readonly SyncRecord[]>>;
  readSettings(): Promise<Answer<Settings>>;
  /** Answers all settings as they stand afterwards. */
  changeSettings(change: SettingsBody): Promise<Answer<Settings>>;
  /** Lets everything that failed be tried again by the next sync. */
  retryFailed(): Promise<Answer<RetryAnswer>>;
  /** Every instructor with their profile, by name. */
  readInstructors(): Promise<Answer<readonly Instructor[]>>;
  /** The rider first, then whom they follow. */
  readFriends(): Promise<Answer<readonly FriendLook[]>>;
  /** FTP, maximum heart rate and weight over the years. */
  readRiderHistory(): Promise<Answer<RiderHistory>>;
  /** Puts lists in the place of what was entered of their kinds; answers the whole history. */
  enterRiderValues(body: RiderHistoryBody): Promise<Answer<RiderHistory>>;
  readExclusions(): Promise<Answer<Exclusions>>;
  /** Answers them as they are kept. */
  writeExclusions(exclusions: Exclusions): Promise<Answer<Exclusions>>;
  /** The planned breaks, oldest first. */
  readBreaks(): Promise<Answer<readonly PlannedBreak[]>>;
  /** Answers them as they are kept. */
  writeBreaks(breaks: readonly PlannedBreak[]): Promise<Answer<readonly PlannedBreak[]>>;
  /** What an import of this file would do. */
  previewImport(file: File): Promise<Answer<ImportAnswer>>;
  importFile(file: File, isPartial: boolean): Promise<Answer<ImportAnswer>>;
  /** The past imports, newest first. */
  readImports(): Promise<Answer<readonly PastImport[]>>;
  readImportLines(importNumber: number): Promise<Answer<readonly ImportedLine[]>>;
  undoImport(importNumber: number): Promise<Answer<UndoneImport>>;
  /** The file itself. */
  exportWorkouts(format: 'csv' | 'json' | 'ndjson', body: ExportBody): Promise<Answer<Blob>>;
  signIn(body: SignInBody): Promise<Answer<null>>;
  signOut(): Promise<Answer<null>>;
  startSync(): Promise<Answer<null>>;
  stopSync(): Promise<Answer<null>>;
  /** Deletes everything, when the confirmation is the rider's username. */
  forget(body: ForgetBody): Promise<Answer<null>>;
  enterDemo(): Promise<Answer<null>>;
  leaveDemo(): Promise<Answer<null>>;
}

export function createRestClient(effects: RestEffects): RestClient {
  const { ask, askFile, askMaybe, change, readBytes, sendFile } = createCalls(effects);
  const read = <T>(path: string): Promise<Answer<T>> => ask<T>('GET', path);
  const send = (
    path: string,
    query: Readonly<Record<string, string>>,
    file: File,
  ): Promise<Answer<ImportAnswer>> =>
    sendFile(`${path}?${new URLSearchParams({ ...query, name: file.name }).toString()}`, file);

  return {
    readStatus: () => read<StatusAnswer>('/status'),
    readWorkouts: async () => {
      const answer = await read<WorkoutTable>('/table');
      return answer.ok ? { ok: true, value: decodeTable(answer.value) } : answer;
    },
    readStory: (id, againstId) => {
      const query = new URLSearchParams({ workout: id });
      if (againstId !== null) query.set('against', againstId);
      return read<WorkoutStory>(`/reports/workout?${query.toString()}`);
    },
    readMovements: async (ids) => {
      const query = new URLSearchParams({ workouts: ids.join(',') });
      const answer = await read<MovementsAnswer>(`/movements?${query.toString()}`);
      if (!answer.ok) return answer;
      const value = new Map(answer.value.movements.map(({ workoutId, tracked }) => [workoutId, tracked]));
      return { ok: true, value };
    },
    // The only answer that is no JSON; the code that unpacks it comes beside the first one.
    readSamples: (id) => {
      const code = import('@ridebook/formats/samples');
      code.catch(() => undefined);
      return readBytes(`/workouts/${encodeURIComponent(id)}/samples`, async (bytes) =>
        (await code).decodeSamples(bytes),
      );
    },
    writeNote: (id, text) =>
      askMaybe<WorkoutNote>('PUT', `/workouts/${encodeURIComponent(id)}/note`, { text }),
    readSyncs: async (limit) => {
      const answer = await read<SyncsAnswer>(`/syncs?limit=${limit}`);
      return answer.ok ? { ok: true, value: answer.value.syncs } : answer;
    },
    readSettings: () => read<Settings>('/settings'),
    changeSettings: (change) => ask<Settings>('PUT', '/settings', change),
    retryFailed: () => ask<RetryAnswer>('POST', '/retry'),
    readInstructors: async () => {
      const answer = await read<InstructorsAnswer>('/instructors');
      return answer.ok ? { ok: true, value: answer.value.instructors } : answer;
    },
    readFriends: async () => {
      const answer = await read<FriendsAnswer>('/friends');
      return answer.ok ? { ok: true, value: answer.value.friends } : answer;
    },
    readRiderHistory: () => read<RiderHistory>('/rider-history'),
    enterRiderValues: (body) => ask<RiderHistory>('PUT', '/rider-history', body),
    readExclusions: () => read<Exclusions>('/exclusions'),
    writeExclusions: (exclusions) => ask<Exclusions>('PUT', '/exclusions', exclusions),
    readBreaks: async () => {
      const answer = await read<BreaksAnswer>('/breaks');
      return answer.ok ? { ok: true, value: answer.value.breaks } : answer;
    },
    writeBreaks: async (breaks) => {
      const answer = await ask<BreaksAnswer>('PUT', '/breaks', { breaks });
      return answer.ok ? { ok: true, value: answer.value.breaks } : answer;
    },
    previewImport: (file) => send('/imports/preview', {}, file),
    importFile: (file, isPartial) => send('/imports', { partial: String(isPartial) }, file),
    readImports: async () => {
      const answer = await read<ImportsAnswer>('/imports');
      return answer.ok ? { ok: true, value: answer.value.imports } : answer;
    },
    readImportLines: async (importNumber) => {
      const answer = await read<ImportLinesAnswer>(`/imports/${importNumber}`);
      return answer.ok ? { ok: true, value: answer.value.lines } : answer;
    },
    undoImport: (importNumber) => ask<UndoneImport>('DELETE', `/imports/${importNumber}`),
    exportWorkouts: (format, body) => askFile(`/exports/${format}`, body),
    signIn: (body) => change('POST', '/session', body),
    signOut: () => change('DELETE', '/session'),
    startSync: () => change('POST', '/sync'),
    stopSync: () => change('DELETE', '/sync'),
    forget: (body) => change('POST', '/forget', body),
    enterDemo: () => change('POST', '/demo'),
    leaveDemo: () => change('DELETE', '/demo'),
  };
}
