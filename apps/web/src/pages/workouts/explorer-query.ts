/**
 * Owns the explorer's state as the parameters of an address: `discipline=cycling,running`, `length=30..60`,
 * `from=2025-01-01`, `sort=-outputJoules`. Names and stretches are those of the report "explorer", but that days and
 * class lengths have short names. What makes no sense is as good as none.
 */
import { dateOfDayNumber, dayNumber } from '@ridebook/analytics';
import {
  sortNames,
  type DimensionName,
  type ExplorerFilters,
  type NumberFilter,
  type RowOrder,
  type WordFilter,
} from '@ridebook/analytics/explorer';
import { columnNames, usualColumns, type ColumnName } from './explorer-columns.ts';
import { listFacets, rangeFacets, type RangeFacet } from './facets.ts';

export interface ExplorerQuery {
  readonly filters: ExplorerFilters;
  /** Only workouts with this class. */
  readonly classId: string | null;
  readonly order: RowOrder;
  readonly columns: readonly ColumnName[];
}

export type AddressQuery = Readonly<Record<string, string>>;
/** `null` takes a parameter out of the address. */
export type QueryChanges = Readonly<Record<string, string | null>>;

/** The parameters as they will be. */
export function withChanges(query: AddressQuery, changes: QueryChanges): AddressQuery {
  const next = Object.entries({ ...query, ...changes });
  return Object.fromEntries(next.filter((entry): entry is [string, string] => entry[1] !== null));
}

const usualOrder: RowOrder = { by: 'startedAt', direction: 'descending' };

export function parseExplorerQuery(query: AddressQuery): ExplorerQuery {
  const dimensions: Partial<Record<DimensionName, WordFilter | NumberFilter>> = {};
  for (const { name } of listFacets) {
    const text = query[name];
    if (text !== undefined && text !== '') dimensions[name] = { words: parseWords(text) };
  }
  for (const facet of rangeFacets) {
    const filter = facet.name === 'period' ? maybePeriod(query) : maybeRange(facet, query[paramOf(facet)]);
    if (filter !== null) dimensions[facet.name] = filter;
  }
  const text = query['text']?.trim() ?? '';
  return {
    filters: { dimensions, text: text === '' ? null : text },
    classId: query['class'] || null,
    order: parseOrder(query['sort']),
    columns: parseColumns(query['columns']),
  };
}

const paramOf = ({ name }: RangeFacet): string => (name === 'classMinutes' ? 'length' : name);

/** `none` stands for what has none; a comma inside a word is written `\,`. */
function parseWords(text: string): readonly (string | null)[] {
  const words = text.match(/(?:\\.|[^,\\])+/g) ?? [];
  return words.map((word) => (word === 'none' ? null : word.replaceAll(/\\(.)/g, '$1')));
}

function formatWords(words: readonly (string | null)[]): string {
  return words
    .map((word) =>
      word === null ? 'none' : word === 'none' ? '\\none' : word.replaceAll(/[\\,]/g, String.raw`\$&`),
    )
    .join(',');
}

const datePattern = /^\d{4}-\d{2}-\d{2}$/;

function maybeDay(text: string | undefined): number | null {
  if (text === undefined || !datePattern.test(text)) return null;
  const day = dayNumber(text);
  return Number.isNaN(day) ? null : day;
}

/** Both days are included in the address; a filter's end is not. */
function maybePeriod(query: AddressQuery): NumberFilter | null {
  const from = maybeDay(query['from']);
  const last = maybeDay(query['to']);
  return from === null && last === null ? null : { from, to: last === null ? null : last + 1 };
}

const rangePattern = /^(\d+(?:\.\d+)?)?(\.\.)?(\d+(?:\.\d+)?)?$/;

function maybeRange(facet: RangeFacet, text: string | undefined): NumberFilter | null {
  const [, first, dots, second] = rangePattern.exec(text ?? '') ?? [];
  const from = first === undefined ? null : Number(first);
  const written = dots === undefined ? from : second === undefined ? null : Number(second);
  // One number alone is a length of its own: `length=30`.
  if ((from === null && written === null) || (dots === undefined && !facet.isInclusive)) return null;
  return { from, to: written === null ? null : facet.isInclusive ? written + 1 : written };
}

function formatRange(facet: RangeFacet, { from, to }: NumberFilter): string {
  const last = to === null ? null : facet.isInclusive ? to - 1 : to;
  if (facet.isInclusive && from !== null && from === last) return `${from}`;
  return `${from ?? ''}..${last ?? ''}`;
}

function parseOrder(text: string | undefined): RowOrder {
  const by = sortNames.find((name) => name === text?.replace(/^-/, ''));
  if (text === undefined || by === undefined) return usualOrder;
  return { by, direction: text.startsWith('-') ? 'descending' : 'ascending' };
}

function parseColumns(text: string | undefined): readonly ColumnName[] {
  const wanted = new Set(text?.split(',') ?? []);
  const known = columnNames.filter((name) => wanted.has(name));
  return known.length === 0 ? usualColumns : known;
}

/** The change of the address that puts a filter in the place of the one there was; `null` takes it out. */
export function filterChange(name: DimensionName, filter: WordFilter | NumberFilter | null): QueryChanges {
  if (filter !== null && 'words' in filter)
    return { [name]: filter.words.length === 0 ? null : formatWords(filter.words) };
  if (name === 'period') {
    return {
      from: filter?.from == null ? null : dateOfDayNumber(filter.from),
      to: filter?.to == null ? null : dateOfDayNumber(filter.to - 1),
    };
  }
  const facet = rangeFacets.find((candidate) => candidate.name === name);
  if (facet === undefined) return { [name]: null };
  const isOpen = filter === null || (filter.from === null && filter.to === null);
  return { [paramOf(facet)]: isOpen ? null : formatRange(facet, filter) };
}

export function orderChange({ by, direction }: RowOrder): QueryChanges {
  const isUsual = by === usualOrder.by && direction === usualOrder.direction;
  return { sort: isUsual ? null : `${direction === 'descending' ? '-' : ''}${by}` };
}

export function columnsChange(columns: readonly ColumnName[]): QueryChanges {
  const inOrder = columnNames.filter((name) => columns.includes(name));
  const written = inOrder.join(',');
  return { columns: written === usualColumns.join(',') || written === '' ? null : written };
}

/** Takes every filter out of the address; the sort and the columns stay. */
export function noFilterChange(): QueryChanges {
  const names = [...listFacets.map(({ name }) => name), ...rangeFacets.map(paramOf)];
  return Object.fromEntries([...names, 'from', 'to', 'class', 'text'].map((name) => [name, null]));
}
