/** Owns the dashboard's one state: what the server said last, the workouts at hand, and what the rider asked of it. */
import { countImports, fairnessOf } from '@ridebook/analytics';
import type {
  Exclusions,
  PlannedBreak,
  SettingsBody,
  SignInBody,
  StatusAnswer,
  SyncProgress,
  Workout,
} from '@ridebook/domain';
import type { AccessClient } from './access-client.ts';
import type { DestinationClient } from './destination-client.ts';
import { openEventStream, type EventEffects, type EventHandlers } from './event-stream.ts';
import { noExclusions } from './exclusions.ts';
import { createKept } from './kept.svelte.ts';
import { continueReading, isRunning, type Reading } from './reading.ts';
import type { Answer, Problem, RestClient } from './rest-client.ts';
import { joinWorkouts } from './workout-table.ts';

export interface DashboardEffects extends EventEffects {
  readonly rest: RestClient;
  readonly access: AccessClient;
  readonly destinations: DestinationClient;
  /** Whose book it is, where another member shows it; `null` for one's own. */
  readonly sharerId: string | null;
  readonly now: () => number;
  /** Whether imported workouts count like one's own; asked again whenever it changes. */
  readonly countsImports: () => boolean;
}

/** How soon it is noticed that a member shows something again. */
const lookAgainMs = 5_000;

export type Dashboard = ReturnType<typeof createDashboard>;

/** Starts to read and to listen. */
export function createDashboard(effects: DashboardEffects) {
  const { rest } = effects;
  let status = $state.raw<StatusAnswer | null>(null);
  let workouts = $state.raw<readonly Workout[]>([]);
  /** What every figure is computed from. */
  const counted = $derived(effects.countsImports() ? countImports(workouts) : workouts);
  const exclusions = createKept<Exclusions>(noExclusions, {
    read: rest.readExclusions,
    write: rest.writeExclusions,
  });
  const fairness = $derived(fairnessOf(exclusions.value));
  const breaks = createKept<readonly PlannedBreak[]>([], { read: rest.readBreaks, write: rest.writeBreaks });
  let reading = $state.raw<Reading | null>(null);
  let areWorkoutsRead = $state(false);
  let isConnected = $state(true);
  /** How often it was told that what another member shows has changed. */
  let newsHeard = $state(0);
  /** Why nothing can be shown at all. */
  let problem = $state.raw<Problem | null>(null);

  /** Ends the listening; `null` while it has not begun. */
  let close: (() => void) | null = null;
  /** Ends the wait until it is looked whether somebody shows something again. */
  let cancelLook: (() => void) | null = null;
  const listen = (): (() => void) => openEventStream(effects, handlers);
  let statusesHeard = 0;
  let riderId: string | null = null;
  let dataVersion = -1;
  /** What arrives while the table is read, and is newer than it; `null` while it is not. */
  let arrivedMeanwhile: Workout[] | null = null;
  /** Grows with each reading of the table, so that a slow older one cannot overwrite a newer. */
  let tableReads = 0;

  function takeProgress(progress: SyncProgress): void {
    reading = continueReading(reading, progress, effects.now());
  }

  function takeStatus(next: StatusAnswer): void {
    const nextRider = `${next.isDemo} ${next.rider?.id ?? ''}`;
    const isOtherRider = riderId !== null && riderId !== nextRider;
    const isBehind = next.sync === null && next.dataVersion !== dataVersion;
    riderId = nextRider;
    if (isOtherRider) forget();
    status = next;
    problem = null;
    if (next.sync !== null) takeProgress(next.sync);
    else if (reading !== null && isRunning(reading.progress)) reading = null;
    if (isOtherRider || isBehind || tableReads === 0) void readTable(next.dataVersion);
  }

  function forget(): void {
    workouts = [];
    arrivedMeanwhile = null;
    reading = null;
    areWorkoutsRead = false;
  }

  async function readTable(version: number): Promise<void> {
    tableReads += 1;
    const turn = tableReads;
    dataVersion = version;
    arrivedMeanwhile = [];
    // What is kept with the book decides what is told of it: no record shows before it is known.
    const kept = areWorkoutsRead ? [] : [exclusions.read(), breaks.read()];
    const [answer] = await Promise.all([rest.readWorkouts(), ...kept]);
    if (turn !== tableReads) return;
    const arrived = arrivedMeanwhile;
    arrivedMeanwhile = null;
    if (!answer.ok) {
      problem = answer.problem;
      dataVersion = -1;
      return;
    }
    workouts = joinWorkouts(answer.value, arrived);
    areWorkoutsRead = true;
  }

  async function readStatus(): Promise<void> {
    const heardBefore = statusesHeard;
    const answer = await rest.readStatus();
    // On its way it was overtaken by an event, and may tell of what is over by now: it is asked for again.
    if (answer.ok && statusesHeard !== heardBefore) return readStatus();
    // Who has no book here hears nothing of one.
    const isThere = answer.ok || answer.problem.kind !== 'not-found';
    if (isThere) close ??= listen();
    if (answer.ok) takeStatus(answer.value);
    else if (status === null || answer.problem.kind === 'not-found') {
      status = null;
      problem = answer.problem;
      if (!isThere) leave();
    } else isConnected = answer.problem.kind !== 'unreachable';
  }

  function stopListening(): void {
    close?.();
    close = null;
    cancelLook?.();
    cancelLook = null;
  }

  /** Of what is not there, or not shown any more, there is nothing to hear; what somebody shows may be shown again. */
  function leave(): void {
    stopListening();
    if (effects.sharerId !== null) cancelLook = effects.after(lookAgainMs, () => void readStatus());
  }

  /** Asks the server for something and takes in what came of it. */
  async function ask(request: Promise<Answer<null>>): Promise<Problem | null> {
    const answer = await request;
    await readStatus();
    return answer.ok ? null : answer.problem;
  }

  function catchUp(): void {
    newsHeard += 1;
    void readStatus();
    for (const kept of [exclusions, breaks]) void kept.catchUp();
  }

  const handlers: EventHandlers = {
    onStatus: (event) => {
      statusesHeard += 1;
      takeStatus(event);
    },
    onProgress: takeProgress,
    onWorkouts: (event) => {
      dataVersion = event.dataVersion;
      arrivedMeanwhile?.push(...event.workouts);
      if (areWorkoutsRead) workouts = joinWorkouts(workouts, event.workouts);
    },
    onExclusions: exclusions.take,
    onBreaks: (event) => breaks.take(event.breaks),
    onNews: catchUp,
    onConnection: (isOpen) => {
      // What was changed elsewhere while nothing could be heard.
      if (isOpen && !isConnected) catchUp();
      isConnected = isOpen;
      // Whether the server is gone, or whoever listened is not let in any more.
      if (!isOpen) void readStatus();
    },
  };
  void readStatus();

  return {
    get status() {
      return status;
    },
    get workouts() {
      return counted;
    },
    /** As they are stored, imported ones marked whatever the rider prefers. */
    get storedWorkouts() {
      return workouts;
    },
    /** What the rider's bests leave out and keep apart. */
    exclusions,
    get fairness() {
      return fairness;
    },
    /** The days that the rider had planned to be off. */
    breaks,
    get reading() {
      return reading;
    },
    get areWorkoutsRead() {
      return areWorkoutsRead;
    },
    get isConnected() {
      return isConnected;
    },
    get problem() {
      return problem;
    },
    get newsHeard() {
      return newsHeard;
    },
    /** Signs in, whereupon the server begins to read. Answers the problem there was, or `null`. */
    signIn: (body: SignInBody) => ask(rest.signIn(body)),
    signOut: () => ask(rest.signOut()),
    startSync: () => ask(rest.startSync()),
    stopSync: () => ask(rest.stopSync()),
    access: effects.access,
    /** Whose book it is, where another member shows it: nothing of it can be changed. `null` for one's own. */
    sharerId: effects.sharerId,
    destinations: effects.destinations,
    readStory: rest.readStory,
    readMovements: rest.readMovements,
    readSamples: rest.readSamples,
    writeNote: rest.writeNote,
    readInstructors: rest.readInstructors,
    readFriends: rest.readFriends,
    readRiderHistory: rest.readRiderHistory,
    enterRiderValues: rest.enterRiderValues,
    readSyncs: rest.readSyncs,
    readSettings: rest.readSettings,
    changeSettings: async (change: SettingsBody) => {
      const answer = await rest.changeSettings(change);
      // Other types make another history whole.
      if (answer.ok) await readStatus();
      return answer;
    },
    previewImport: rest.previewImport,
    importFile: async (file: File, isPartial: boolean) => {
      const answer = await rest.importFile(file, isPartial);
      await readStatus();
      return answer;
    },
    readImports: rest.readImports,
    readImportLines: rest.readImportLines,
    undoImport: async (importNumber: number) => {
      const answer = await rest.undoImport(importNumber);
      await readStatus();
      return answer;
    },
    exportWorkouts: rest.exportWorkouts,
    /** Lets everything that failed be tried again, and begins. */
    retryFailed: async () => {
      const answer = await rest.retryFailed();
      return answer.ok ? ask(rest.startSync()) : answer.problem;
    },
    /** Deletes everything, when the confirmation is the rider's username. */
    deleteAll: (confirmation: string) => ask(rest.forget({ confirmation })),
    enterDemo: () => ask(rest.enterDemo()),
    leaveDemo: () => ask(rest.leaveDemo()),
    /** Tries again after nothing could be shown. */
    retry: async () => {
      problem = null;
      await readStatus();
      if (!areWorkoutsRead && status !== null) await readTable(status.dataVersion);
    },
    close: stopListening,
  };
}
