/** Owns a book that nobody signed in to, in this process: a real database, and files to import into it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ImportedLine, ImportReport } from '@ridebook/domain';
import { unlimitedPace, type PelotonHosts } from '@ridebook/peloton';
import { openSqliteStore } from '@ridebook/store/sqlite';
import { createBook, type Book } from '../../apps/ridebook/src/engine/book.ts';
import { createHttpTransport, usualTransportLimits } from '@ridebook/peloton/node';
import { importFile } from '../../apps/ridebook/src/imports/import-file.ts';

export interface JudgedFile extends ImportReport {
  readonly lines: readonly ImportedLine[];
}

export interface FileBook {
  readonly book: Book;
  /** Writes a file and imports it. */
  importContents(
    contents: string | Uint8Array,
    options?: { readonly isPartial?: boolean; readonly isPreview?: boolean; readonly name?: string },
  ): Promise<JudgedFile>;
  close(): Promise<void>;
}

const today = Date.parse('2026-11-22T09:00:00Z');

/** @param hosts whom it may sign in to; without them it asks nobody */
export async function openFileBook(hosts?: PelotonHosts): Promise<FileBook> {
  const folder = mkdtempSync(path.join(tmpdir(), 'ridebook-files-'));
  const clock = {
    nowMs: () => today,
    monotonicMs: () => today,
    sleep: () => Promise.resolve(),
    random: () => 0.5,
  };
  const book = createBook({
    store: await openSqliteStore({ folder, clock: clock.nowMs }),
    hosts: hosts ?? { apiUrl: 'http://127.0.0.1:9', authUrl: 'http://127.0.0.1:9' },
    signInMethod: 'oauth',
    coda: { apiUrl: 'http://127.0.0.1:9/apis/v1', environmentAccess: null },
    pace: unlimitedPace,
    transport:
      hosts === undefined
        ? () => Promise.reject(new Error('A book of files asks nobody.'))
        : createHttpTransport({ ...usualTransportLimits, signal: new AbortController().signal }),
    keys: () => Promise.resolve([Buffer.alloc(32, 1)]),
    folder,
    isDemo: false,
    clock,
  });
  return {
    book,
    importContents: (contents, options) => importContents(book, folder, contents, options),
    async close() {
      await book.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Writes a file into a folder and imports it into any book. */
export async function importContents(
  book: Book,
  folder: string,
  contents: string | Uint8Array,
  { isPartial = false, isPreview = false, name = 'workouts.csv' } = {},
): Promise<JudgedFile> {
  const file = { name, path: path.join(folder, 'to-import.csv') };
  writeFileSync(file.path, contents);
  const lines: ImportedLine[] = [];
  const report = await importFile(book, file, { isPartial, isPreview, onLine: (line) => lines.push(line) });
  return { ...report, lines };
}
