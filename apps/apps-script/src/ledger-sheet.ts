/**
 * Owns the hidden sheet that remembers: a row for each workout that was ever listed, with where it stands and the workout
 * itself. Every other sheet is made of it, so that nothing is asked for twice and a deleted row comes back by itself.
 */
import type { Workout } from '@ridebook/domain';
import type { LedgerEntry } from '@ridebook/store';
import { isoInstant } from '@ridebook/domain';
import type { Shelf } from '@ridebook/sync/carry';
import { asText, makeRoom, runsOf, type Sheet, type Spreadsheet } from './grid.ts';

const sheetName = 'Ridebook ledger';
const heads = ['Workout ID', 'Ledger', 'Workout'];

/** What is lost at most when a run is cut off, and fetched again by the next: so many workouts, or those of so long. */
const rowsAtOnce = 10;
const longestUnwrittenMs = 20_000;

interface Line {
  readonly row: number;
  readonly entry: LedgerEntry;
  readonly workout: Workout | null;
  /** What the list said of the workout that its table shows; `null` where it shows none. */
  readonly shownFingerprint: string | null;
}

export interface LedgerSheet extends Shelf {
  /** Writes what is not written yet. */
  flush(): void;
  entries(): readonly LedgerEntry[];
  workouts(): readonly Workout[];
  /** Workouts whose row in the table is not what it should be. */
  unshown(): readonly Workout[];
  noteShown(workouts: readonly Workout[]): void;
}

export function openLedgerSheet(spreadsheet: Spreadsheet, nowMs: () => number): LedgerSheet {
  const sheet = spreadsheet.getSheetByName(sheetName) ?? createSheet(spreadsheet);
  const lines = readLines(sheet);
  const dirty = new Set<string>();
  let writtenMs = nowMs();

  const put = (line: Line): void => {
    lines.set(line.entry.workoutId, line);
    dirty.add(line.entry.workoutId);
  };
  const change = (workoutId: string, change: (line: Line) => Partial<Line>): void => {
    const line = lines.get(workoutId);
    if (line !== undefined) put({ ...line, ...change(line) });
  };
  const flush = (): void => {
    const changed = [...dirty].flatMap((id) => lines.get(id) ?? []).sort((a, b) => a.row - b.row);
    const byRow = new Map(changed.map((line) => [line.row, line]));
    if (changed.length > 0) makeRoom(sheet, (changed.at(-1)?.row ?? 0) + 1, heads.length);
    for (const run of runsOf(changed.map(({ row }) => row))) {
      const cells = run.flatMap((row) => (byRow.has(row) ? [cellsOf(byRow.get(row) as Line)] : []));
      sheet.getRange(run[0] ?? 0, 1, run.length, heads.length).setValues(cells);
    }
    dirty.clear();
    writtenMs = nowMs();
  };
  const flushWhenMany = (): void => {
    if (dirty.size >= rowsAtOnce || nowMs() - writtenMs >= longestUnwrittenMs) flush();
  };

  return {
    flush,
    entries: () => [...lines.values()].map(({ entry }) => entry),
    workouts: () => [...lines.values()].flatMap(({ workout }) => workout ?? []),
    unshown: () =>
      [...lines.values()].flatMap(({ workout, shownFingerprint, entry }) =>
        workout !== null && shownFingerprint !== shownAs(entry) ? [workout] : [],
      ),
    noteShown(workouts) {
      for (const { id } of workouts) change(id, ({ entry }) => ({ shownFingerprint: shownAs(entry) }));
      flush();
    },
    listLedger: async () => [...lines.values()].map(({ entry }) => entry),
    async recordListed(rows) {
      for (const listed of rows) {
        const { workoutId, fingerprint, createdAt, discipline, isOutdoor } = listed;
        const known = lines.get(workoutId);
        if (known === undefined) {
          const entry: LedgerEntry = {
            workoutId,
            state: 'discovered',
            fetchedFingerprint: null,
            listedFingerprint: fingerprint,
            createdAt,
            discipline,
            isOutdoor,
            attempts: 0,
            retryAt: null,
            reason: null,
            missedAt: null,
          };
          put({ row: lines.size + 2, entry, workout: null, shownFingerprint: null });
        } else if (known.entry.listedFingerprint !== fingerprint || known.entry.missedAt !== null) {
          const entry = { ...known.entry, listedFingerprint: fingerprint, discipline, missedAt: null };
          put({ ...known, entry });
        }
      }
      flush();
    },
    async recordMissing(workoutIds) {
      const missedAt = isoInstant(nowMs() / 1000);
      for (const id of workoutIds)
        change(id, ({ entry }) => ({ entry: { ...entry, missedAt: entry.missedAt ?? missedAt } }));
      flush();
    },
    async keep({ workout, fingerprint, failure }) {
      change(workout.id, ({ entry }) => ({
        workout,
        // Written anew in any case: what was shown was of an earlier look.
        shownFingerprint: null,
        entry: {
          ...entry,
          state: failure === null ? 'stored' : 'partial',
          fetchedFingerprint: fingerprint,
          attempts: failure === null ? 0 : entry.attempts + 1,
          reason: failure?.reason ?? null,
          retryAt: failure?.retryAt ?? null,
        },
      }));
      flushWhenMany();
    },
    async recordFailure({ workoutId, reason, retryAt }) {
      change(workoutId, ({ entry }) => ({
        entry: {
          ...entry,
          state: entry.state === 'discovered' ? 'failed' : entry.state,
          attempts: entry.attempts + 1,
          reason,
          retryAt,
        },
      }));
      flushWhenMany();
    },
  };
}

const shownAs = ({ fetchedFingerprint, state }: LedgerEntry): string => `${state} ${fetchedFingerprint}`;

function createSheet(spreadsheet: Spreadsheet): Sheet {
  const sheet = spreadsheet.insertSheet(sheetName);
  sheet.getRange(1, 1, 1, heads.length).setValues([heads]);
  sheet.hideSheet();
  return sheet;
}

function readLines(sheet: Sheet): Map<string, Line> {
  const last = sheet.getLastRow();
  const values = last < 2 ? [] : (sheet.getRange(2, 1, last - 1, heads.length).getValues() as string[][]);
  return new Map(
    values.map(([id = '', ledger = '', workout = ''], place) => {
      const { shownFingerprint, ...entry } = JSON.parse(ledger) as Omit<LedgerEntry, 'workoutId'> &
        Pick<Line, 'shownFingerprint'>;
      const line: Line = {
        row: place + 2,
        entry: { workoutId: id, ...entry },
        workout: workout === '' ? null : (JSON.parse(workout) as Workout),
        shownFingerprint,
      };
      return [id, line] as const;
    }),
  );
}

function cellsOf({ entry, workout, shownFingerprint }: Line): string[] {
  const { workoutId, ...others } = entry;
  return [
    asText(workoutId),
    JSON.stringify({ ...others, shownFingerprint }),
    workout === null ? '' : JSON.stringify(workout),
  ];
}
