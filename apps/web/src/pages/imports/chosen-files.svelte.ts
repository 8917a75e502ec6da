/** Owns the files that were chosen to be imported, one after the other: what each would bring, what it brought, and taking it back. */
import type { ImportAnswer } from '@ridebook/domain';
import { lineCounts } from '../../sentences/imports.ts';
import type { Dashboard } from '../../state/dashboard.svelte.ts';
import type { Problem } from '../../state/rest-client.ts';

export type ImportingDashboard = Pick<Dashboard, 'previewImport' | 'importFile' | 'undoImport'>;

export interface ChosenFile {
  /** Tells two files of one name apart. */
  readonly key: number;
  readonly file: File;
  readonly step: 'reading' | 'looking' | 'importing' | 'done' | 'undoing' | 'undone';
  /** What would come of it, and once it is done what came; `null` while it is read, and where it cannot be. */
  readonly answer: ImportAnswer | null;
  readonly problem: Problem | null;
  /** Workouts that left with it when it was taken back. */
  readonly removed: number;
}

export interface ChosenFiles {
  readonly all: readonly ChosenFile[];
  choose(files: readonly File[]): void;
  importOne(key: number): Promise<void>;
  /** Imports those that would bring something, in the order in which they were chosen. */
  importAll(): Promise<void>;
  undo(key: number): Promise<void>;
  clear(): void;
}

/** Lines that would change something, or did. */
export function newsOf({ answer }: ChosenFile): number {
  if (answer === null) return 0;
  const { imported, matched } = lineCounts(answer);
  return imported + matched;
}

export const canBeImported = (chosen: ChosenFile): boolean => chosen.step === 'looking' && newsOf(chosen) > 0;

const unreadable: Problem = {
  kind: 'unreadable',
  message:
    'It cannot be read: it is a folder, or a file that was moved or changed since it was chosen. Choose the file itself.',
};

/** A browser hands out a dropped folder as if it were a file, and says so only when it is read. */
const isReadable = (file: File): Promise<boolean> =>
  file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    );

export function createChosenFiles(dashboard: ImportingDashboard): ChosenFiles {
  let all = $state.raw<readonly ChosenFile[]>([]);
  let lastKey = 0;
  let queue: Promise<unknown> = Promise.resolve();

  const change = (key: number, changes: Partial<ChosenFile>): void => {
    all = all.map((chosen) => (chosen.key === key ? { ...chosen, ...changes } : chosen));
  };
  const maybe = (key: number): ChosenFile | undefined => all.find((chosen) => chosen.key === key);
  /** The server does one at a time, and what one file brings is news of no other. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const turn = queue.then(work);
    queue = turn;
    return turn;
  };

  async function look(key: number): Promise<void> {
    const chosen = maybe(key);
    if (chosen === undefined) return;
    if (!(await isReadable(chosen.file))) {
      change(key, { step: 'looking', answer: null, problem: unreadable });
      return;
    }
    const preview = await dashboard.previewImport(chosen.file);
    change(
      key,
      preview.ok
        ? { step: 'looking', answer: preview.value, problem: null }
        : { step: 'looking', answer: null, problem: preview.problem },
    );
  }
  async function lookAgainAtOthers(): Promise<void> {
    for (const { key } of all.filter(({ step }) => step === 'looking')) await look(key);
  }
  async function bring(key: number): Promise<void> {
    const chosen = maybe(key);
    if (chosen === undefined || !canBeImported(chosen) || chosen.answer === null) return;
    change(key, { step: 'importing' });
    const isPartial = lineCounts(chosen.answer).rejected > 0;
    const result = await dashboard.importFile(chosen.file, isPartial);
    change(
      key,
      result.ok
        ? { step: 'done', answer: result.value, problem: null }
        : { step: 'looking', problem: result.problem },
    );
  }
  async function takeBack(key: number): Promise<void> {
    const importNumber = maybe(key)?.answer?.report.importNumber ?? null;
    if (importNumber === null) return;
    change(key, { step: 'undoing' });
    const result = await dashboard.undoImport(importNumber);
    change(
      key,
      result.ok
        ? { step: 'undone', removed: result.value.removed, problem: null }
        : { step: 'done', problem: result.problem },
    );
  }

  return {
    get all() {
      return all;
    },
    choose(files) {
      const fresh = files.map((file): ChosenFile => {
        lastKey += 1;
        return { key: lastKey, file, step: 'reading', answer: null, problem: null, removed: 0 };
      });
      all = [...all, ...fresh];
      for (const { key } of fresh) void inTurn(() => look(key));
    },
    importOne: (key) => inTurn(() => bring(key).then(lookAgainAtOthers)),
    importAll: () =>
      inTurn(async () => {
        for (const { key } of all.filter(({ step }) => step === 'looking')) {
          await look(key);
          await bring(key);
        }
      }),
    undo: (key) => inTurn(() => takeBack(key).then(lookAgainAtOthers)),
    clear() {
      all = [];
    },
  };
}
