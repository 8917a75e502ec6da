/** Owns a signed-in book whose syncs are killed: its sandbox, its folder, and what must hold after each kill. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SignInAgainError, type PelotonHosts } from '@ridebook/peloton';
import { inspectDatabase } from '@ridebook/store/sqlite';
import type { SyncResult } from '@ridebook/sync';
import type { Book } from '../../apps/ridebook/src/engine/book.ts';
import { signInToBook } from '../../apps/ridebook/src/engine/sign-in.ts';
import { startSandbox, type RunningSandbox } from '../../apps/ridebook/src/sandbox/host.ts';
import { openBookAt } from '../in-process/book-at.ts';
import { brokenInvariants } from '../in-process/invariants.ts';
import { controlOf, type SandboxControl } from '../in-process/sandbox-control.ts';
import { createTestClock, today, type TestClock } from '../in-process/test-clock.ts';

export interface MortalBook {
  readonly sandbox: RunningSandbox;
  readonly control: SandboxControl;
  readonly clock: TestClock;
  readonly hosts: PelotonHosts;
  readonly folder: string;
  /** A copy of the folder as it stands; the next call replaces it. */
  copyFolder(): string;
  /** Opens the book of a folder, and closes it afterwards. */
  withBook<T>(folder: string, work: (book: Book) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface MortalBookOptions {
  readonly workouts: number;
  readonly seed: string;
  readonly friends?: number;
  /** How long the emulated Coda takes to change rows. */
  readonly codaMutationMs?: number;
}

export async function openMortalBook({
  workouts,
  seed,
  friends = 0,
  codaMutationMs = 0,
}: MortalBookOptions): Promise<MortalBook> {
  const clock = createTestClock();
  const sandbox = await startSandbox({
    workouts,
    friends,
    seed,
    today,
    clock: clock.nowMs,
    codaMutationMs,
  });
  const root = mkdtempSync(path.join(tmpdir(), 'ridebook-mortal-'));
  const folder = path.join(root, 'data');
  const hosts = { apiUrl: sandbox.url, authUrl: sandbox.authUrl };
  const withBook = async <T>(place: string, work: (book: Book) => Promise<T>): Promise<T> => {
    const book = await openBookAt({ folder: place, hosts, clock });
    try {
      return await work(book);
    } finally {
      await book.close();
    }
  };
  const { username, password } = sandbox;
  await withBook(folder, (book) => signInToBook(book, { kind: 'password', username, password }));
  return {
    sandbox,
    control: controlOf(sandbox.url),
    clock,
    hosts,
    folder,
    withBook,
    copyFolder() {
      const copy = path.join(root, 'copy');
      rmSync(copy, { recursive: true, force: true });
      cpSync(folder, copy, { recursive: true });
      return copy;
    },
    async close() {
      await sandbox.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

export const syncBook = (book: Book, scope: 'new' | 'everything' = 'new'): Promise<SyncResult> =>
  book.sync({
    options: { scope, types: null },
    isStopping: () => false,
    onProgress: () => undefined,
    onStored: () => undefined,
  });

/** As the kill left it: a database that SQLite finds whole, and no workout without its ledger entry or the other way round. */
export function damageAfterKill(folder: string): readonly string[] {
  const { state, reason, strays } = inspectDatabase(folder);
  return [
    ...(state === 'whole' ? [] : [`the database is ${state}: ${reason ?? ''}`]),
    ...(strays === 0 ? [] : [`${strays} workouts are in the ledger or in the table only`]),
  ];
}

/** The next sync goes on from there, and the one after it has nothing to do. A session may have been lost, never silently. */
export async function damageAfterRecovery(mortal: MortalBook, folder: string): Promise<readonly string[]> {
  return mortal.withBook(folder, async (book) => {
    let { endedBy } = await syncBook(book);
    if (endedBy instanceof SignInAgainError) {
      // The kill came between Peloton's new refresh token and its place in the vault: told, and mended by a sign-in.
      const { username, password } = mortal.sandbox;
      await signInToBook(book, { kind: 'password', username, password });
      ({ endedBy } = await syncBook(book));
    }
    const quiet = await syncBook(book);
    return [
      ...(endedBy === null
        ? []
        : [`the next sync ended with: ${endedBy instanceof Error ? endedBy.message : 'something odd'}`]),
      ...(quiet.outcome.writes === 0 ? [] : [`${quiet.outcome.writes} rows written once more`]),
      ...(await brokenInvariants(book, await mortal.control.truth())),
    ];
  });
}
