/** Owns reading the first line of a file: which column stands where, in which units, and whether it is a file of workouts at all. */
import { workoutFields } from '@ridebook/domain';
import { columnHead, maybeColumn, type ColumnName, type UnitSystem } from './columns.ts';
import type { CsvRecord } from './read-records.ts';

export interface CsvHead {
  readonly line: number;
  readonly places: ReadonlyMap<ColumnName, number>;
  readonly width: number;
  /** Of distance, speed and pace: a file of the two mixed is possible, and each column is read by its own. */
  readonly units: Readonly<Record<'distance' | 'speed' | 'pace', UnitSystem>>;
  /** The label of a time zone that the head gives for all rows, as files of 2018 do. */
  readonly zoneLabel: string | null;
  /** Heads that the official file does not have; their cells are not read. */
  readonly unknown: readonly string[];
}

export type HeadReading =
  { readonly head: CsvHead; readonly problem: null } | { readonly head: null; readonly problem: string };

const needed: readonly ColumnName[] = ['timestamp', 'discipline'];

const unitWords: Readonly<Record<string, UnitSystem>> = {
  mi: 'imperial',
  mile: 'imperial',
  miles: 'imperial',
  mph: 'imperial',
  'min/mi': 'imperial',
  'min/mile': 'imperial',
  km: 'metric',
  kilometers: 'metric',
  kilometres: 'metric',
  kph: 'metric',
  'km/h': 'metric',
  'min/km': 'metric',
};

/** Which of the three a file is cut by: what its first line has most of, outside quotes. */
export function chooseDelimiter(firstLine: string): string {
  const bare = firstLine.replace(/"[^"]*"/g, '');
  const counts = [',', ';', '\t'].map((delimiter) => ({ delimiter, count: bare.split(delimiter).length }));
  return counts.reduce((best, other) => (other.count > best.count ? other : best)).delimiter;
}

export function readHead({ line, cells, defect }: CsvRecord): HeadReading {
  if (defect !== null) return refuse(`The first line cannot be read. ${defect}`);
  const places = new Map<ColumnName, number>();
  const brackets = new Map<ColumnName, string>();
  const unknown: string[] = [];
  for (const [place, cell] of cells.entries()) {
    const column = maybeColumn(cell);
    // Behind the official columns stand Ridebook's own, when all were wanted; they say the same once more.
    if (isField(cell) && (column === null || places.has(column.name))) continue;
    if (column === null) {
      if (cell.trim() !== '') unknown.push(cell.trim());
      continue;
    }
    if (places.has(column.name)) return refuse(`The column "${cell.trim()}" is there twice.`);
    places.set(column.name, place);
    if (column.bracket !== null) brackets.set(column.name, column.bracket);
  }
  const missing = needed.find((name) => !places.has(name));
  if (missing !== undefined) {
    return refuse(
      places.size === 0
        ? 'It is no file of workouts: its first line names none of the columns that Peloton’s download has.'
        : `The column "${columnHead(missing, 'imperial')}" is missing, without which a row says too little.`,
    );
  }
  const strange = (['distance', 'speed', 'pace'] as const).find((name) => {
    const word = brackets.get(name);
    return word !== undefined && unitWords[word] === undefined;
  });
  if (strange !== undefined)
    return refuse(`The unit "${brackets.get(strange)}" of its ${strange} is not known.`);
  const unitOf = (name: ColumnName): UnitSystem | undefined => unitWords[brackets.get(name) ?? ''];
  const common = unitOf('distance') ?? unitOf('speed') ?? unitOf('pace') ?? 'imperial';
  return {
    problem: null,
    head: {
      line,
      places,
      width: cells.length,
      units: {
        distance: unitOf('distance') ?? common,
        speed: unitOf('speed') ?? common,
        pace: unitOf('pace') ?? common,
      },
      zoneLabel: brackets.get('timestamp')?.toUpperCase() ?? null,
      unknown,
    },
  };
}

const isField = (cell: string): boolean => workoutFields.some((name) => name === cell);

const refuse = (problem: string): HeadReading => ({ head: null, problem });
