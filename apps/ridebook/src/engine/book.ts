/** Owns one member's open Ridebook: a store, the session in it, and Peloton as seen through both. Verbs and server act on it. */
import { join } from 'node:path';
import {
  isoInstant,
  type Rider,
  type ConnectionState,
  type SyncProgress,
  type Workout,
} from '@ridebook/domain';
import {
  createPacer,
  createPelotonClient,
  SignInAgainError,
  type Pace,
  type Pacer,
  type PelotonClient,
  type PelotonHosts,
  type SessionVault,
  type Transport,
} from '@ridebook/peloton';
import { ownerId, placeOfMember, StorageError, type Store } from '@ridebook/store';
import { runSync, type SyncOptions, type SyncResult } from '@ridebook/sync';
import {
  createCodaDestinationKeeper,
  type CodaDestinationEffects,
  type CodaDestinationKeeper,
} from '../coda/destination.ts';
import type { CodaHost } from '../coda/coda-host.ts';
import type { SignInMethod } from '../configuration.ts';
import type { KeyRing } from '../vault/find-key.ts';
import { createSessionVault, type StoredSessionVault } from '../vault/session-vault.ts';
import { createSealedText } from '../vault/sealed-text.ts';
import { exitCodeOf, exitCodes } from '../errors.ts';
import { userAgent } from '../version.ts';
import type { BookLock } from './book-lock.ts';
import { createCoolDownKeeper, type CoolDownKeeper } from './cool-down.ts';
import { createInstallationState, type InstallationState } from './installation-state.ts';
import { machineTimeZone } from './machine-time-zone.ts';
import { createMemberLocks } from './member-locks.ts';
import { createMemberState } from './member-state.ts';
import { createRiderClaims, type RiderClaims } from './rider-claims.ts';
import { createSettingsKeeper, type SettingsKeeper } from './settings.ts';

export interface BookOptions {
  readonly store: Store;
  readonly hosts: PelotonHosts;
  readonly signInMethod: SignInMethod;
  readonly pace: Pace;
  readonly transport: Transport;
  readonly coda: CodaHost;
  /** The vault's keys, asked for whenever a secret is sealed or opened. */
  readonly keys: () => Promise<KeyRing['keys']>;
  readonly folder: string;
  readonly isDemo: boolean;
  readonly clock: BookClock;
}

/** How a book behaves towards Peloton, where that is not for itself to say: workers keep one pace and one silence. */
export interface BookManners {
  readonly pacer: Pacer;
  readonly transport: Transport;
  readonly coolDown: CoolDownKeeper;
}

export interface BookClock {
  readonly nowMs: () => number;
  readonly monotonicMs: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

export interface SyncRequest {
  readonly options: SyncOptions;
  readonly isStopping: () => boolean;
  readonly onProgress: (progress: SyncProgress) => void;
  readonly onStored: (workout: Workout) => void;
}

export interface Book {
  readonly memberId: string;
  /** Where this member's files are: pictures, and for the owner the database and its backups. */
  readonly folder: string;
  /** The owner's folder, whoever's book it is. */
  readonly homeFolder: string;
  readonly isDemo: boolean;
  readonly store: Store;
  readonly vault: StoredSessionVault;
  readonly clock: BookClock;
  readonly hosts: PelotonHosts;
  readonly signInMethod: SignInMethod;
  readonly transport: Transport;
  /** A client over this book's pace for a session kept in `vault`. */
  connect(vault: SessionVault): PelotonClient;
  /** Whose workouts are shown, or `null` before the first sign-in. */
  maybeRider(): Promise<Rider | null>;
  /** Chooses whose workouts are shown. */
  showRider(rider: Rider | null): Promise<void>;
  /** Notes whose session was just seen to work. */
  setRider(rider: Rider): Promise<void>;
  connectionState(): Promise<ConnectionState>;
  /** Which of the store's riders are this member's. */
  readonly claims: RiderClaims;
  /** Runs `work` alone among what this member does. @throws LockHeldError when the member's lock of this name is held */
  withLock<T>(name: BookLock, work: () => Promise<T>): Promise<T>;
  /** Deletes the data of every rider of this member, the session, and what was noted of them. @returns rows deleted */
  forget(): Promise<number>;
  readonly coolDown: CoolDownKeeper;
  readonly settings: SettingsKeeper;
  readonly codaApiUrl: string;
  readonly coda: CodaDestinationKeeper;
  /**
   * Runs a conversation with Peloton in the kept session.
   * @throws UpstreamError during a cool-down, before any request; whatever `work` throws
   */
  ask<T>(work: (peloton: PelotonClient) => Promise<T>): Promise<T>;
  /**
   * During a cool-down it ends at once, without a request, by an `UpstreamError`.
   * @throws LockHeldError when another sync of this member runs on this store
   */
  sync(request: SyncRequest): Promise<SyncResult>;
  /** Puts a run into the history that could not do so itself. @throws StorageError */
  recordRun(startedAt: string, result: SyncResult): Promise<void>;
  /** The book of another member, over the same store and at the same pace: Peloton sees one machine. */
  ofMember(memberId: string, manners?: Partial<BookManners>): Book;
  /** Closes the store, under every book over it. */
  close(): Promise<void>;
}

/** The installation's, since who is refused is this machine. */
const coolDownKey = 'cool-down';

/** @returns the owner's book: that of everybody on most installations */
export function createBook(options: BookOptions): Book {
  return createBookOf(ownerId, options, {
    pacer: createPacer(options.pace, options.clock),
    transport: options.transport,
  });
}

type Manners = Partial<BookManners> & Pick<BookManners, 'pacer' | 'transport'>;

function createBookOf(memberId: string, options: BookOptions, manners: Manners): Book {
  const { store, clock } = options;
  const isOwner = memberId === ownerId;
  const vault = createSessionVault({ store, keys: options.keys, sleep: clock.sleep, memberId });
  const connect = (sessions: SessionVault): PelotonClient =>
    createPelotonClient({
      ...clock,
      hosts: options.hosts,
      transport: manners.transport,
      pacer: manners.pacer,
      vault: sessions,
      userAgent,
    });
  const nowIso = (): string => isoInstant(clock.nowMs() / 1000);
  const shared = createInstallationState(store);
  const kept = createInstallationState(store, memberId);
  const state = createMemberState(store, kept);
  const claims = createRiderClaims(store, memberId);
  const { withLock, takeOver } = createMemberLocks(store, memberId, clock.sleep);
  const coda = createCodaDestinationKeeper(codaEffects(memberId, options, kept));
  const coolDown =
    manners.coolDown ??
    createCoolDownKeeper({
      read: () => shared.read(coolDownKey),
      write: (text) => shared.write(coolDownKey, text),
      nowMs: clock.nowMs,
    });

  const show = async (riderId: string): Promise<void> => {
    await state.showRider(riderId);
    await claims.note(riderId);
  };

  /** Everything of this member. @returns rows deleted */
  const deleteAll = async (): Promise<number> => {
    await vault.clear();
    await coda.clear();
    let deleted = 0;
    for (const id of await claims.list()) deleted += await store.forgetRider(id);
    await state.showRider(null);
    await state.noteRefusal(null);
    if (isOwner) await shared.write(coolDownKey, null);
    return deleted;
  };

  const recordRun = async (startedAt: string, result: SyncResult): Promise<void> => {
    if (result.rider !== null) await show(result.rider.id);
    if (result.endedBy instanceof SignInAgainError) await state.noteRefusal(nowIso());
    const rider = result.rider ?? (await state.maybeRider());
    if (rider === null) return;
    const exitCode = syncExitCode(result);
    await store.recordRun(rider.id, { startedAt, finishedAt: nowIso(), exitCode, outcome: result.outcome });
  };

  const syncAlone = async (request: SyncRequest): Promise<SyncResult> => {
    const refusal = await coolDown.check().catch((error: unknown) => error);
    if (refusal !== undefined) return resultWithoutSync(refusal);
    const startedAt = nowIso();
    const effects = { ...clock, ...request, peloton: connect(vault), store };
    const result = await runSync(effects, request.options);
    // Whoever deletes everything says so before taking the lock away.
    if (result.endedBy instanceof StorageError && (await state.isBeingDeleted()))
      return { ...result, endedBy: deletedMeanwhile() };
    try {
      await recordRun(startedAt, result);
      await coolDown.learn(result.endedBy);
      return result;
    } catch (error) {
      // A full disk takes no note of the run either: what ended the run is still the caller's to know.
      if (!(error instanceof StorageError)) throw error;
      return { ...result, endedBy: result.endedBy ?? error };
    }
  };

  return {
    memberId,
    claims,
    withLock,
    homeFolder: options.folder,
    folder: isOwner ? options.folder : join(options.folder, 'members', memberId),
    isDemo: options.isDemo,
    hosts: options.hosts,
    signInMethod: options.signInMethod,
    transport: manners.transport,
    store,
    vault,
    clock,
    connect,
    maybeRider: state.maybeRider,
    showRider: (rider) => (rider === null ? state.showRider(null) : show(rider.id)),
    async setRider(rider) {
      await show(rider.id);
      await state.noteRefusal(null);
      await coolDown.lift();
    },
    async connectionState() {
      if (!(await vault.exists())) return 'signed-out';
      return (await state.isSessionRefused()) ? 'sign-in-again' : 'signed-in';
    },
    // Who syncs on another machine is stopped at the next write, so that nothing comes back after it was deleted.
    forget: () => state.whileDeleting(nowIso(), () => takeOver('sync', deleteAll)),
    coolDown,
    codaApiUrl: options.coda.apiUrl,
    coda,
    settings: createSettingsKeeper({
      nowMs: clock.nowMs,
      state: kept,
      machineTimeZone: machineTimeZone(),
    }),
    async ask(work) {
      await coolDown.check();
      try {
        const answer = await work(connect(vault));
        await coolDown.learn(null);
        return answer;
      } catch (error) {
        await coolDown.learn(error);
        throw error;
      }
    },
    recordRun,
    sync: (request) => withLock('sync', () => syncAlone(request)),
    ofMember: (id, others) => createBookOf(id, options, { ...manners, ...others }),
    close: () => store.close(),
  };
}

function codaEffects(
  memberId: string,
  { store, keys, coda }: BookOptions,
  state: InstallationState,
): CodaDestinationEffects {
  const isOwner = memberId === ownerId;
  return {
    state,
    // What the environment names is the owner's: nobody else's rows go there.
    environmentAccess: isOwner ? coda.environmentAccess : null,
    token: createSealedText({
      store,
      keys,
      purpose: { account: isOwner ? 'coda' : `${placeOfMember(memberId)}.coda`, kind: 'api-token' },
      remedy: 'The Coda token that is kept does not open with this key. Give it again in the settings.',
    }),
  };
}

const deletedMeanwhile = (): StorageError =>
  new StorageError(
    'What is kept of this rider was deleted by another program while they were synced. The sync stops; nothing of it is kept.',
  );

const resultWithoutSync = (endedBy: unknown): SyncResult => ({
  rider: null,
  outcome: {
    requests: 0,
    discovered: 0,
    added: 0,
    updated: 0,
    unchanged: 0,
    failed: [],
    writes: 0,
    durationMs: 0,
  },
  newlyFailed: 0,
  endedBy,
  wasStopped: false,
});

/** 2 only when something failed that had not failed before, so that a nightly job stays quiet about what is known. */
export function syncExitCode(result: SyncResult): number {
  if (result.endedBy !== null) return exitCodeOf(result.endedBy);
  return result.newlyFailed > 0 ? exitCodes.partial : exitCodes.ok;
}
