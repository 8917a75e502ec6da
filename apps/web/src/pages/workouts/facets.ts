/** Owns which dimensions the explorer shows, under which names, and how a value of each is written. */
import type { Weekday } from '@ridebook/analytics';
import type { DimensionName } from '@ridebook/analytics/explorer';
import type { Formatter } from '../../format/formatter.ts';

export interface ListFacet {
  readonly name: DimensionName;
  readonly title: string;
  /** What is said for workouts that have none of it. */
  readonly none: string;
  /** What is said where a key has no name of its own. */
  readonly unnamed?: string;
  /** Weekdays keep their order; elsewhere the most frequent comes first. */
  readonly isOrdered?: true;
  /** Shown at once; the others unfold. */
  readonly isFirst?: true;
  /** What a person reads for a key; `label` is what the index knows. */
  readonly wordOf?: (key: string, format: Formatter) => string;
}

/** What their maker writes otherwise than any rule would. */
const ownSpelling: Readonly<Record<string, string>> = { iphone: 'iPhone', ipad: 'iPad', ios: 'iOS' };

const plain = (key: string): string => {
  const own = ownSpelling[key.toLowerCase()];
  if (own !== undefined) return own;
  const words = key.replaceAll(/[_-]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** 1 January 2024 was a Monday. */
const weekdayWord = (key: string, format: Formatter): string =>
  /^[1-7]$/.test(key) ? format.weekdayInWords(`2024-01-0${key}`) : key;

/** In the order of the page. */
export const listFacets = [
  { name: 'discipline', title: 'Discipline', none: 'Without', isFirst: true },
  {
    name: 'instructor',
    title: 'Instructor',
    none: 'No instructor',
    unnamed: 'Unnamed instructor',
    isFirst: true,
  },
  { name: 'classType', title: 'Class type', none: 'No class', isFirst: true },
  { name: 'weekday', title: 'Weekday', none: 'Unknown', isOrdered: true, isFirst: true, wordOf: weekdayWord },
  { name: 'company', title: 'Class or solo', none: 'Unknown', wordOf: plain },
  { name: 'attendance', title: 'Live or on demand', none: 'No class', wordOf: plain },
  { name: 'kind', title: 'Kind', none: 'Unknown', wordOf: plain },
  { name: 'device', title: 'Device', none: 'Unknown', wordOf: plain },
  {
    name: 'source',
    title: 'Recorded by',
    none: 'Unknown',
    wordOf: (key) => (key === 'imported' ? 'Another app' : 'Peloton'),
  },
] as const satisfies readonly ListFacet[];

export interface RangeFacet {
  readonly name: DimensionName;
  readonly title: string;
  /** After a number in a sentence; empty where the words say it. */
  readonly unit: string;
  /** How many bins may become one bar, least first, once there are too many to draw. */
  readonly mergedBins: readonly number[];
  /** Ends are whole values that are included, as in "30 to 60 min". */
  readonly isInclusive?: true;
  /** Shown at once; the others unfold. */
  readonly isFirst?: true;
}

/** In the order of the page. */
export const rangeFacets = [
  { name: 'period', title: 'Date', unit: '', mergedBins: [1, 3, 12, 60], isInclusive: true, isFirst: true },
  {
    name: 'classMinutes',
    title: 'Class length',
    unit: 'min',
    mergedBins: [1, 2, 6, 12],
    isInclusive: true,
    isFirst: true,
  },
  {
    name: 'averageOutputWatts',
    title: 'Average output',
    unit: 'W',
    mergedBins: [1, 2, 5, 10, 50],
    isFirst: true,
  },
  { name: 'heartRateBpm', title: 'Heart rate', unit: 'bpm', mergedBins: [1, 2, 4, 10], isFirst: true },
  {
    name: 'standingPercent',
    title: 'Leaderboard, top %',
    unit: '%',
    mergedBins: [1, 2, 4],
    isFirst: true,
  },
  { name: 'outputKilojoules', title: 'Total output', unit: 'kJ', mergedBins: [1, 2, 5, 10, 50] },
  { name: 'hourOfDay', title: 'Start time', unit: '', mergedBins: [1, 2, 3] },
  { name: 'difficulty', title: 'Difficulty of the class', unit: '', mergedBins: [1, 2, 4] },
] as const satisfies readonly RangeFacet[];

/** What a person reads for a word of a list; `label` comes from the index. */
export function wordLabel(
  facet: ListFacet,
  key: string | null,
  label: string | null,
  format: Formatter,
): string {
  if (key === null) return facet.none;
  if (facet.unnamed !== undefined && (label === null || label === key)) return facet.unnamed;
  return facet.wordOf?.(key, format) ?? label ?? key;
}

/** Weekday keys in the order of the reader's week. */
export function weekdayPlace(key: string | null, firstWeekday: Weekday): number {
  return key === null ? 7 : (Number(key) - firstWeekday + 7) % 7;
}
