/** Owns the words about what Peloton counts beside what is stored. */
import type { DisciplineCount, ProfileCounts } from '@ridebook/analytics';
import { disciplineLabel } from '@ridebook/domain';
import type { Formatter } from '../format/formatter.ts';
import { counted } from './plural.ts';
import type { Voice } from './voice.ts';

/** What the counts come to, and why they differ where they do. */
export function countsVoice(
  counts: ProfileCounts,
  { isHistoryComplete, refused }: { readonly isHistoryComplete: boolean; readonly refused: number },
  format: Formatter,
): Voice {
  const stored = counted(counts.stored, format.number(counts.stored), 'workout');
  if (counts.countedByPeloton === null)
    return { strong: `${stored} stored.`, rest: ' The account states no count of its own.' };
  const peloton = format.number(counts.countedByPeloton);
  if (counts.difference === 0)
    return { strong: `All ${peloton} workouts`, rest: ' that Peloton counts are stored.' };
  if (!isHistoryComplete)
    return { strong: `${format.number(counts.stored)} of ${peloton} workouts`, rest: ' are stored so far.' };
  const uneven = counts.disciplines.filter(({ difference }) => difference !== null && difference !== 0);
  const missing = -(counts.difference ?? 0);
  if (uneven.length === 0)
    return {
      strong: `${stored} stored,`,
      rest: ` all that Peloton lists; its total says ${difference(missing, format)}.`,
    };
  const names = listDisciplines(uneven, format);
  return {
    strong: `${stored} stored,`,
    rest: ` ${difference(missing, format)} at Peloton: ${names}.${missing > 0 ? reasons(missing, refused, format) : ''}`,
  };
}

/** What there is of a rider without an account. */
export const filesVoice = (stored: number, format: Formatter): Voice => ({
  strong: `${counted(stored, format.number(stored), 'workout')} from your files.`,
  rest: ' Sign in, and each ride gets its seconds, its place and its class.',
});

/** More names than these are no longer read. */
const namedDisciplines = 3;

function listDisciplines(rows: readonly DisciplineCount[], format: Formatter): string {
  const names = rows.map((row) => disciplineLabel(row.discipline).toLowerCase());
  if (names.length <= namedDisciplines) return format.list(names);
  const others = names.length - namedDisciplines + 1;
  return format.list([...names.slice(0, namedDisciplines - 1), `${format.number(others)} other disciplines`]);
}

function reasons(missing: number, refused: number, format: Formatter): string {
  const rest = 'of types that the settings leave out, or no longer on its list.';
  if (refused === 0) return ` They are ${rest}`;
  const told = ` ${format.number(refused)} ${refused === 1 ? 'was' : 'were'} refused and ${refused === 1 ? 'is' : 'are'} tried again`;
  return refused >= missing ? `${told}.` : `${told}; the others are ${rest}`;
}

const difference = (missing: number, format: Formatter): string =>
  `${format.number(Math.abs(missing))} ${missing > 0 ? 'more' : 'fewer'}`;
