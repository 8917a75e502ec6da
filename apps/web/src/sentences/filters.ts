/** Owns the explorer's filter in words: as one sentence with its count, and as tokens that can be taken away one by one. */
import { dateOfDayNumber } from '@ridebook/analytics';
import type { DimensionName, ExplorerFilters, NumberFilter, WordFilter } from '@ridebook/analytics/explorer';
import type { Formatter } from '../format/formatter.ts';
import { counted } from './plural.ts';
import type { Voice } from './voice.ts';

/** A filter with what a person reads for its words. */
export interface FilterWords {
  readonly filters: ExplorerFilters;
  /** The title of the one class, where only its workouts are looked at. */
  readonly classTitle: string | null;
  readonly wordOf: (name: DimensionName, key: string | null) => string;
  readonly today: string;
  /** The day of the first workout of all. */
  readonly firstDate: string;
}

const nouns: Readonly<Record<string, string>> = { cycling: 'rides', running: 'runs', walking: 'walks' };

/** `247 of 1,831 workouts:` in bold, then what was asked for. */
export function filterSentence(
  selected: number,
  all: number,
  { filters, classTitle, wordOf, today, firstDate }: FilterWords,
  format: Formatter,
): Voice {
  const { dimensions } = filters;
  const total = counted(all, format.number(all), 'workout');
  const noun = nounOf(dimensions.discipline, wordOf, format);
  const clauses = clausesOf({ filters, classTitle, wordOf, today, firstDate }, format);
  if (noun === null && clauses.length === 0)
    return { strong: total, rest: ` since ${format.monthAndYear(firstDate)}.` };
  const strong = `${selected === 0 ? 'None' : format.number(selected)} of ${total}:`;
  return { strong, rest: ` ${[noun ?? 'those', ...clauses].join(' ')}.` };
}

function nounOf(
  filter: WordFilter | NumberFilter | undefined,
  wordOf: FilterWords['wordOf'],
  format: Formatter,
): string | null {
  const keys = wordsOf(filter);
  if (keys.length === 0) return null;
  const names = keys.map((key) => (key !== null && nouns[key]) || wordOf('discipline', key).toLowerCase());
  return format.list(names);
}

const wordsOf = (filter: WordFilter | NumberFilter | undefined): readonly (string | null)[] =>
  filter !== undefined && 'words' in filter ? filter.words : [];
const rangeOf = (filter: WordFilter | NumberFilter | undefined): NumberFilter | null =>
  filter !== undefined && 'from' in filter ? filter : null;

function clausesOf(
  { filters, classTitle, wordOf, today }: FilterWords,
  format: Formatter,
): readonly string[] {
  const { dimensions, text } = filters;
  const words = (
    name: DimensionName,
    lead: string,
    write = (word: string): string => word,
  ): string | null => {
    const keys = wordsOf(dimensions[name]);
    return keys.length === 0 ? null : `${lead} ${format.either(keys.map((key) => write(wordOf(name, key))))}`;
  };
  const range = (name: DimensionName, lead: string): string | null => {
    const filter = rangeOf(dimensions[name]);
    return filter === null ? null : `${lead} ${rangeWords(name, filter, format)}`;
  };
  const period = rangeOf(dimensions.period);
  return [
    classTitle === null ? null : `of the class “${classTitle}”`,
    range('classMinutes', 'of'),
    words('classType', 'of the type'),
    words('instructor', 'with'),
    words('company', 'done as', (word) => word.toLowerCase()),
    words('attendance', 'taken', (word) => word.toLowerCase()),
    words('kind', 'of the kind'),
    words('device', 'on'),
    words('source', 'recorded by'),
    period === null ? null : periodWords(period, today, format),
    words('weekday', 'on', (word) => `${word}s`),
    range('hourOfDay', 'begun'),
    range('averageOutputWatts', 'with an average output of'),
    range('outputKilojoules', 'with a total output of'),
    range('heartRateBpm', 'with an average heart rate of'),
    range('standingPercent', 'finished in the top'),
    range('difficulty', 'rated'),
    text === null ? null : `that mention “${text}”`,
  ].filter((clause) => clause !== null);
}

const rangeUnits: { readonly [Name in DimensionName]?: readonly [short: string, long: string] } = {
  classMinutes: ['min', 'minutes'],
  averageOutputWatts: ['W', 'W'],
  outputKilojoules: ['kJ', 'kJ'],
  heartRateBpm: ['bpm', ''],
  standingPercent: ['%', '%'],
};

/** `30 to 60 minutes`, `140 and more`. */
function rangeWords(name: DimensionName, filter: NumberFilter, format: Formatter): string {
  return boundsOf(name, filter, format, rangeUnits[name]?.[1] ?? '');
}

function boundsOf(name: DimensionName, { from, to }: NumberFilter, format: Formatter, unit: string): string {
  const write = (value: number): string =>
    name === 'hourOfDay'
      ? `${String(Math.floor(value)).padStart(2, '0')}:00`
      : Number.isInteger(value)
        ? format.number(value)
        : format.decimal(value, 1);
  // A class length's last minute is meant; of all else the end itself.
  const last = to === null ? null : name === 'classMinutes' ? to - 1 : to;
  const tail = unit === '' ? '' : `\u00a0${unit}`;
  const [after, before] = name === 'hourOfDay' ? ['or later', 'before'] : ['or more', 'up to'];
  if (from === null) return last === null ? 'any value' : `${before} ${write(last)}${tail}`;
  if (last === null) return `${write(from)}${tail} ${after}`;
  return from === last ? `${write(from)}${tail}` : `${write(from)} to ${write(last)}${tail}`;
}

function periodWords({ from, to }: NumberFilter, today: string, format: Formatter): string {
  const first = from === null ? null : dateOfDayNumber(from);
  const last = to === null ? null : dateOfDayNumber(to - 1);
  const end = to === null ? null : dateOfDayNumber(to);
  const isMonthStart = first?.endsWith('-01') ?? false;
  const isMonthEnd = end?.endsWith('-01') ?? false;
  const writeFirst = (date: string): string => (isMonthStart ? format.monthAndYear(date) : format.date(date));
  const writeLast = (date: string): string => (isMonthEnd ? format.monthAndYear(date) : format.date(date));
  if (first === null) return last === null ? 'of any day' : `until ${writeLast(last)}`;
  if (last === null || last >= today) return `since ${writeFirst(first)}`;
  if (first === last) return `on ${format.date(first)}`;
  if (isMonthStart && isMonthEnd) {
    if (first.slice(0, 7) === last.slice(0, 7)) return `in ${format.monthAndYear(first)}`;
    if (first.endsWith('-01-01') && last === `${first.slice(0, 4)}-12-31`) return `in ${first.slice(0, 4)}`;
  }
  return `from ${writeFirst(first)} to ${writeLast(last)}`;
}

/** One stretch as a token says it: `30 to 60 min`, `1 Jan 2025 to today`. */
export function rangeLabel(
  name: DimensionName,
  filter: NumberFilter,
  today: string,
  format: Formatter,
): string {
  if (name !== 'period') {
    const bounds = boundsOf(name, filter, format, rangeUnits[name]?.[0] ?? '');
    if (name === 'standingPercent') return `top ${bounds}`;
    return name === 'difficulty' ? `difficulty ${bounds}` : bounds;
  }
  const first = filter.from === null ? null : format.date(dateOfDayNumber(filter.from));
  const lastDate = filter.to === null ? null : dateOfDayNumber(filter.to - 1);
  const last = lastDate === null || lastDate >= today ? 'today' : format.date(lastDate);
  return first === null ? `until ${last}` : first === last ? first : `${first} to ${last}`;
}
