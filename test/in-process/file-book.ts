/** Owns a book that nobody signed in to, in this process: a real database, and files to import into it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ImportedLine, ImportReport } from '@ridebook/domain';
import { unlimitedPace, type PelotonHosts } from '@ridebook/peloton';
import { openSqliteStore } from '@ridebook/store/sqlite';
import { createBook, type Book } from '../../apps/ridebook/src/engine/book.ts';
import { createHttpTransport, usualTransportLimits } from '../../apps/ridebook/src/peloton/http-transport.ts';
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

/** The first line of the official file. */
export const csvHead =
  'Workout Timestamp,Live/On-Demand,Instructor Name,Length (minutes),Fitness Discipline,Type,Title,Class Timestamp,Total Output,Avg. Watts,Avg. Resistance,Avg. Cadence (RPM),Avg. Speed (mph),Distance (mi),Calories Burned,Avg. Heartrate,Avg. Incline,Avg. Pace (min/mi)';

/** A ride as the official file has it, one of its cells changed by the name of its column. */
export function csvRow(cells: Readonly<Record<string, string>> = {}): string {
  const usual: Readonly<Record<string, string>> = {
    'Workout Timestamp': '2026-01-30 09:30 (-05)',
    'Live/On-Demand': 'On Demand',
    'Instructor Name': 'Ada Example',
    'Length (minutes)': '30',
    'Fitness Discipline': 'Cycling',
    Type: 'Intervals',
    Title: '30 min Made-up Ride',
    'Class Timestamp': '2026-01-20 09:18 (-05)',
    'Total Output': '308',
    'Avg. Watts': '171',
    'Avg. Resistance': '45%',
    'Avg. Cadence (RPM)': '82',
    'Avg. Speed (mph)': '19.00',
    'Distance (mi)': '9.50',
    'Calories Burned': '420',
    'Avg. Heartrate': '151.35',
  };
  return csvHead
    .split(',')
    .map((head) => cells[head] ?? usual[head] ?? '')
    .join(',');
}

/** A file of a head and rows. */
export const csvFile = (...rows: readonly string[]): string => [csvHead, ...rows, ''].join('\n');
