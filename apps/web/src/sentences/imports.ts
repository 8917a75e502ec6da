/** Owns the words about an imported file: what would come of it, and what came of it. */
import type { ImportAnswer, LineVerdict } from '@ridebook/domain';
import type { Formatter } from '../format/formatter.ts';
import { counted } from './plural.ts';
import type { Voice } from './voice.ts';

export type LineCounts = Readonly<Record<LineVerdict, number>>;

/** What each line says by itself, whether its file is imported or held back. */
export function lineCounts({ lines, report, linesLeftOut }: ImportAnswer): LineCounts {
  const of = (verdict: LineVerdict): number => lines.filter((line) => line.verdict === verdict).length;
  const counts = {
    imported: of('imported'),
    matched: of('matched'),
    unchanged: of('unchanged'),
    rejected: of('rejected'),
  };
  // Of a very long file not every line is told; its report counts them all.
  return linesLeftOut === 0 || report.problem !== null ? counts : { ...report, rejected: counts.rejected };
}

/** The file before it is imported. */
export function previewVoice(answer: ImportAnswer, format: Formatter): Voice {
  const counts = lineCounts(answer);
  const { problem } = answer.report;
  if (problem !== null && answer.lines.length === 0)
    return { strong: 'This file cannot be imported.', rest: ` ${problem}` };
  if (counts.rejected > 0) {
    const others = counts.imported + counts.matched + counts.unchanged;
    return {
      strong: `${counted(counts.rejected, format.number(counts.rejected), 'line')} cannot be read.`,
      rest: ` The other ${format.number(others)} can: ${listed(counts, format)}.`,
    };
  }
  return newsVoice(counts, format, 'would come');
}

/** The file after it was imported. */
export function importedVoice(answer: ImportAnswer, format: Formatter): Voice {
  return newsVoice(lineCounts(answer), format, 'came');
}

function newsVoice(counts: LineCounts, format: Formatter, verb: string): Voice {
  const rows = counts.imported + counts.matched + counts.unchanged;
  if (counts.imported === 0 && counts.matched === 0)
    return { strong: 'Nothing new.', rest: ` All ${format.number(rows)} lines were imported before.` };
  if (counts.imported === 0)
    return {
      strong: 'No new workout.',
      rest: ` ${counted(counts.matched, format.number(counts.matched), 'line')} ${counts.matched === 1 ? 'is a workout that is' : 'are workouts that are'} here already; the file fills what was missing.`,
    };
  const others = listed({ ...counts, imported: 0, rejected: 0 }, format);
  return {
    strong: `${counted(counts.imported, format.number(counts.imported), 'new workout')} ${verb}`,
    rest: others === '' ? ' with this file.' : ` with this file; ${others}.`,
  };
}

function listed({ imported, matched, unchanged }: LineCounts, format: Formatter): string {
  const parts = [
    imported > 0 ? `${format.number(imported)} new` : null,
    matched > 0 ? `${format.number(matched)} here already` : null,
    unchanged > 0 ? `${format.number(unchanged)} imported before` : null,
  ];
  return format.list(parts.filter((part) => part !== null));
}

/** What taking an import back took with it. */
export const takenBackWords = (removed: number, format: Formatter): string =>
  `Taken back; ${counted(removed, format.number(removed), 'workout')} left with it.`;

export const verdictWords: Readonly<Record<LineVerdict, string>> = {
  imported: 'New',
  matched: 'Here already',
  unchanged: 'Imported before',
  rejected: 'Cannot be read',
};
