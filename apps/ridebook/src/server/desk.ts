/**
 * Owns the state of a running server as one value: which book lies open (one's own, or the made-up rider's), the sync
 * that runs on it, and who listens.
 */
import type {
  ForgetAnswer,
  ImportReport,
  RestEvents,
  RetryAnswer,
  StatusAnswer,
  SyncProgress,
  UndoneImport,
  Workout,
} from '@ridebook/domain';
import { ownerId } from '@ridebook/store';
import type { SyncResult } from '@ridebook/sync';
import { createAccessKeeper, type AccessKeeper } from '../access/access-keeper.ts';
import { createMemberKeeper, type MemberKeeper } from '../access/member-keeper.ts';
import { lockHeld } from '../engine/book-lock.ts';
import type { Book } from '../engine/book.ts';
import { maybePushAfterSync } from '../coda/push-after-sync.ts';
import { readStatus, readStoredStatus } from '../engine/book-status.ts';
import { forgetEverything, forgetMember } from '../engine/forget.ts';
import { importFile, type FileToImport, type ImportOptions } from '../imports/import-file.ts';
import { undoImport } from '../imports/undo-import.ts';
import { readOnce } from '../engine/read-once.ts';
import { retryFailed } from '../engine/retry.ts';
import type { SettingsKeeper } from '../engine/settings.ts';
import { loopbackReach, type Reach } from '../reach.ts';
import { createPictureShelf } from '../images/picture-shelf.ts';
import type { PictureKeeper } from '../images/picture-keeper.ts';
import { silentLog, type Log } from '../log.ts';
import { loggableReason } from '../loggable.ts';
import { watchWrites } from './foreign-writes.ts';
import { createChangeMarks, type ChangeMarks } from './change-marks.ts';
import { signInToBook, signOutOfBook, type Credentials } from '../engine/sign-in.ts';

export type DeskEvent = {
  [Name in keyof RestEvents]: { readonly name: Name; readonly data: RestEvents[Name] };
}[keyof RestEvents];

export interface Desk {
  /** Who may come in, whichever book lies open. */
  readonly access: AccessKeeper;
  readonly reach: Reach;
  /** Who belongs to the household, whichever book lies open. */
  readonly members: MemberKeeper;
  readonly memberId: string;
  /** The desk of another member, with a book, a sync and listeners of its own; the same at every call. */
  ofMember(memberId: string): Desk;
  /**
   * Stops what runs at this member's desk, deletes everything that is kept of them, and forgets that they belonged here.
   * @throws UsageError for the owner @throws LockHeldError while another process syncs for them; they are left as they were
   */
  removeMember(memberId: string): Promise<void>;
  book(): Book;
  /** One's own, even while the made-up rider's lies open. */
  ownBook(): Book;
  /** The settings of one's own book, whichever lies open. */
  settings(): SettingsKeeper;
  /** The pictures of the book that lies open. */
  pictures(): PictureKeeper;
  isSyncing(): boolean;
  /** How it stands now. */
  status(): Promise<StatusAnswer>;
  /** The same, of whose counts some are a second old while a sync runs. */
  recentStatus(): Promise<StatusAnswer>;
  /** How new the answers are that are given again. */
  readonly marks: ChangeMarks;
  signIn(credentials: Credentials): Promise<void>;
  signOut(): Promise<void>;
  /** Lets workouts that failed, all or some, be tried again without waiting. @throws UsageError for unknown ids */
  retry(workoutIds: readonly string[]): Promise<RetryAnswer>;
  /** Deletes everything of one's own book. @throws UsageError when it was not confirmed */
  forget(confirmation: string): Promise<ForgetAnswer>;
  /** Starts a sync in the background. @throws LockHeldError when one runs already */
  startSync(): Promise<void>;
  /** Waits for the running sync, if there is one. */
  untilSynced(): Promise<void>;
  /** Asks the running sync to stop after the workouts under way, and waits for it. */
  stopSync(): Promise<void>;
  /** Reads a file into one's own book, whichever lies open, or says what that would do. @throws LockHeldError during a sync */
  importFile(file: FileToImport, options: ImportOptions): Promise<ImportReport>;
  /** Takes an import back. @returns `null` where there is no such import */
  undoImport(importNumber: number): Promise<UndoneImport | null>;
  openDemo(): Promise<void>;
  closeDemo(): Promise<void>;
  /** Tells everybody who listens. */
  tell(event: DeskEvent): void;
  /** @returns how to stop listening */
  listen(listener: (event: DeskEvent) => void): () => void;
  close(): Promise<void>;
}

export interface DeskOptions {
  readonly ownBook: Book;
  /** Opens a book of the made-up rider, signed in; closing the book removes it. */
  readonly openDemoBook: () => Promise<Book>;
  /** From where the server is reached; absent: from this machine alone. */
  readonly reach?: Reach;
  /** Hears of each sync; absent: nobody does. */
  readonly log?: Log;
}

interface RunningSync {
  isStopping: boolean;
  progress: SyncProgress | null;
  done: Promise<unknown>;
}

/** @param options with the owner's book: who else belongs to the household has a desk over it */
export function createDesk(options: DeskOptions): Desk {
  const { ownBook, reach = loopbackReach } = options;
  const { store, clock } = ownBook;
  const shared: SharedDesk = {
    access: createAccessKeeper({ store, nowMs: clock.nowMs }),
    members: createMemberKeeper({ store, nowMs: clock.nowMs }),
    reach,
    ofMember(memberId) {
      if (memberId === ownerId) return owner;
      const desk =
        desks.get(memberId) ?? createOneDesk({ ...options, ownBook: ownBook.ofMember(memberId) }, shared);
      desks.set(memberId, desk);
      return desk;
    },
    async removeMember(memberId) {
      const desk = shared.ofMember(memberId);
      await desk.closeDemo();
      await desk.stopSync();
      await forgetMember(desk.ownBook(), shared.members);
      desks.delete(memberId);
    },
  };
  const desks = new Map<string, Desk>();
  const owner = createOneDesk(options, shared);
  return {
    ...owner,
    async close() {
      for (const desk of desks.values()) await desk.close();
      await owner.close();
      await ownBook.close();
    },
  };
}

/** What all desks of a household have in common. */
type SharedDesk = Pick<Desk, 'access' | 'members' | 'reach' | 'ofMember' | 'removeMember'>;

function createOneDesk({ ownBook, openDemoBook, log = silentLog }: DeskOptions, shared: SharedDesk): Desk {
  const listeners = new Set<(event: DeskEvent) => void>();
  let demoBook: Book | null = ownBook.isDemo ? ownBook : null;
  let running: RunningSync | null = null;
  const shelf = createPictureShelf();
  const readStored = readOnce(readStoredStatus);

  const openBook = (): Book => demoBook ?? ownBook;
  const emit = (event: DeskEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const marks = createChangeMarks(() => running !== null);
  const statusAt = async (markOf: ChangeMarks['exact']): Promise<StatusAnswer> => ({
    ...(await readStatus(openBook(), running?.progress ?? null, (book) => readStored(book, markOf))),
    canLeaveDemo: demoBook !== null && demoBook !== ownBook,
  });
  const status = (): Promise<StatusAnswer> => statusAt(marks.exact);
  /** One after the other: what is told last is how it stands. */
  let telling: Promise<void> = Promise.resolve();
  const emitStatus = (): Promise<void> => {
    const tell = async (): Promise<void> => emit({ name: 'status', data: await status() });
    const told = telling.then(tell);
    telling = told.catch(() => undefined);
    return told;
  };

  // A sync of this server's own tells by itself what it stores.
  const writes = watchWrites({
    readMark: () => openBook().store.changeMark(),
    onWritten: async () => (running === null ? emitStatus() : undefined),
  });

  const startSync = async (): Promise<void> => {
    if (running !== null) throw lockHeld('sync');
    const book = openBook();
    const arrivals = createArrivals(book, emit);
    const run: RunningSync = { isStopping: false, progress: null, done: Promise.resolve() };
    running = run;
    // Nobody waits for what follows a sync, and a database that went away meanwhile must not end the server.
    const tellFailure = (error: unknown): void =>
      log.event('warning', 'what follows a sync failed', {
        member: book.memberId,
        reason: loggableReason(error),
      });
    // Begun means: the lock is ours and the first request is on its way. Until then a refusal is the caller's to hear.
    await new Promise<void>((resolve, reject) => {
      const syncing = book.settings.read().then(({ types }) =>
        book.sync({
          options: { scope: 'new', types },
          isStopping: () => run.isStopping,
          onProgress: (progress) => {
            run.progress = progress;
            emit({ name: 'progress', data: progress });
            resolve();
          },
          onStored: arrivals.add,
        }),
      );
      run.done = syncing
        .then(async (result) => {
          tellSync(log, book, result);
          // Refused before the first request: nobody has been told of it by progress.
          if (run.progress === null && result.endedBy instanceof Error) reject(result.endedBy);
          else resolve();
          // What comes of it is in the history of pushes.
          await maybePushAfterSync(book, result, {
            isStopping: () => run.isStopping,
            onProgress: () => undefined,
          }).catch(tellFailure);
        }, reject)
        .then(arrivals.flush)
        .finally(() => {
          running = null;
        })
        .then(emitStatus)
        .catch(tellFailure);
    });
    await emitStatus();
  };

  const stopSync = async (): Promise<void> => {
    if (running === null) return;
    running.isStopping = true;
    await running.done;
  };

  const untilSynced = async (): Promise<void> => {
    await running?.done;
  };

  const closeDemo = async (): Promise<void> => {
    if (demoBook === null || demoBook === ownBook) return;
    await stopSync();
    const closing = demoBook;
    demoBook = null;
    await closing.close();
    await emitStatus();
  };

  return {
    ...shared,
    memberId: ownBook.memberId,
    book: openBook,
    ownBook: () => ownBook,
    settings: () => ownBook.settings,
    pictures: () => shelf.of(openBook()),
    isSyncing: () => running !== null,
    marks,
    status,
    recentStatus: () => statusAt(marks.recent),
    startSync,
    untilSynced,
    stopSync,
    closeDemo,
    async signIn(credentials) {
      // Somebody's own password is for their own book, whatever lies open.
      await closeDemo();
      await stopSync();
      await signInToBook(openBook(), credentials);
      await startSync();
    },
    async signOut() {
      await stopSync();
      await signOutOfBook(openBook());
      await emitStatus();
    },
    async retry(workoutIds) {
      const result = await retryFailed(openBook(), workoutIds);
      await emitStatus();
      return result;
    },
    async forget(confirmation) {
      await stopSync();
      const answer = await forgetEverything(openBook(), confirmation);
      await emitStatus();
      return answer;
    },
    async importFile(file, options) {
      if (options.isPreview) return importFile(ownBook, file, options);
      await closeDemo();
      const report = await importFile(ownBook, file, options);
      await emitStatus();
      return report;
    },
    async undoImport(importNumber) {
      await closeDemo();
      const undone = await undoImport(ownBook, importNumber);
      await emitStatus();
      return undone;
    },
    async openDemo() {
      if (demoBook !== null) return;
      await stopSync();
      demoBook = await openDemoBook();
      await startSync();
    },
    tell: emit,
    listen(listener) {
      listeners.add(listener);
      writes.start();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) writes.stop();
      };
    },
    async close() {
      writes.stop();
      shelf.close();
      await stopSync();
      await closeDemo();
    },
  };
}

/** Counts and what ended it early: no name, no workout. */
function tellSync(log: Log, { memberId, isDemo }: Book, { outcome, endedBy }: SyncResult): void {
  const { requests, added, updated, failed, durationMs } = outcome;
  log.event(endedBy === null ? 'info' : 'warning', 'sync ended', {
    member: memberId,
    ...(isDemo ? { isDemo } : {}),
    ...{ requests, added, updated, failed: failed.length, durationMs: Math.round(durationMs) },
    ...(endedBy === null ? {} : { reason: loggableReason(endedBy) }),
  });
}

/** Workouts come faster than anybody looks: they are told in batches, at most ten times a second. */
function createArrivals(book: Book, emit: (event: DeskEvent) => void) {
  const batchMs = 100;
  let waiting: Workout[] = [];
  let timer: NodeJS.Timeout | null = null;
  const flush = async (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (waiting.length === 0) return;
    const workouts = waiting;
    waiting = [];
    try {
      const rider = await book.maybeRider();
      const dataVersion = rider === null ? 0 : await book.store.dataVersion(rider.id);
      emit({ name: 'workouts', data: { dataVersion, workouts } });
    } catch (error) {
      // They are told with the next ones.
      waiting = [...workouts, ...waiting];
      throw error;
    }
  };
  return {
    flush,
    add(workout: Workout): void {
      waiting.push(workout);
      timer ??= setTimeout(() => void flush().catch(() => undefined), batchMs);
    },
  };
}
