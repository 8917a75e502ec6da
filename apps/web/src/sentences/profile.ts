/** Owns the words about what Peloton counts beside what is stored. */
import type { ProfileCounts } from '@ridebook/analytics';
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
      rest: ` as many of each discipline as Peloton counts. Its total says ${difference(missing, format)}, which its own list does not show.`,
    };
  const names = format.list(uneven.map((row) => disciplineLabel(row.discipline).toLowerCase()));
  const why =
    refused > 0
      ? ` Of these ${format.number(refused)} ${refused === 1 ? 'was' : 'were'} refused and ${refused === 1 ? 'is' : 'are'} tried again.`
      : ' Types that the settings leave out, or workouts that its list no longer shows.';
  return {
    strong: `${stored} stored,`,
    rest: ` ${difference(missing, format)} at Peloton: ${names}.${missing > 0 ? why : ''}`,
  };
}

const difference = (missing: number, format: Formatter): string =>
  `${format.number(Math.abs(missing))} ${missing > 0 ? 'more' : 'fewer'}`;
