/** Owns the shape of a Pack's rows: the columns of a pushed table as properties, both systems of units side by side. */
import type { Cell, ColumnHead, ColumnKind, RowStyle, TableOf } from '@ridebook/coda/rows';

export interface Property {
  /** `totalOutputKj`: what formulas call it. */
  readonly key: string;
  /** `Total Output (kj)`: what the column is called. */
  readonly header: string;
  readonly kind: ColumnKind;
}

/** A column that leads from a row to a row of another table, by what both tables have of it. */
export interface Relation {
  readonly key: string;
  readonly header: string;
  /** What a row of the other table is called. */
  readonly identityName: string;
  /** Keys here, and the keys that the other table has for the same. */
  readonly id: { readonly here: string; readonly there: string };
  readonly display: { readonly here: string; readonly there: string };
}

/** What a row of another table is known by. */
export type RowLink = Readonly<Record<string, string>>;

/** An object of a Pack; a value that was not measured has no key. Seconds are `1800 seconds`, as Coda reads a duration. */
export type PackRow = Readonly<Record<string, Exclude<Cell, null> | RowLink>>;

const imperial: RowStyle = { units: 'imperial', isLegacy: false };
const metric: RowStyle = { units: 'metric', isLegacy: false };

/** `Avg Output (watts)` is `avgOutputWatts`, `FTP (watts)` is `ftpWatts`. */
export function propertyKey(header: string): string {
  const words = header.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  return words
    .map((word, place) => {
      const lower = word.toLowerCase();
      return place === 0 ? lower : lower.charAt(0).toUpperCase() + lower.slice(1);
    })
    .join('');
}

const toProperty = ({ header, kind }: ColumnHead): Property => ({ key: propertyKey(header), header, kind });

/** A schema is fixed when the Pack is built, so a column that has a unit comes once in each. */
export function propertiesOf<Source>(table: TableOf<Source>): readonly Property[] {
  const metricHeads = table.heads(metric);
  return table.heads(imperial).flatMap((head, place) => {
    const other = metricHeads[place];
    return other === undefined || other.header === head.header
      ? [toProperty(head)]
      : [toProperty(head), toProperty(other)];
  });
}

/** Rows with a property for each column of either system; the systems agree where a column has no unit. */
export function packRows<Source>(table: TableOf<Source>, sources: readonly Source[]): readonly PackRow[] {
  const metricRows = packRowsIn(table, sources, 'metric');
  return packRowsIn(table, sources, 'imperial').map((row, place) => ({ ...metricRows[place], ...row }));
}

/** Rows with their relations beside what they are made of; a row that leads nowhere has none. */
export function relatedRows(rows: readonly PackRow[], relations: readonly Relation[]): readonly PackRow[] {
  return rows.map((row) => {
    const links = relations.flatMap(({ key, id, display }): readonly (readonly [string, RowLink])[] => {
      const [rowId, shown] = [row[id.here], row[display.here]];
      // Until the other table is there, Coda shows what the link itself says: who has no name is in no table.
      if (typeof rowId !== 'string' || typeof shown !== 'string') return [];
      return [[key, { [id.there]: rowId, [display.there]: shown }]];
    });
    return { ...row, ...Object.fromEntries(links) };
  });
}

/** Rows in one system, for tables whose cells say their unit in a cell of its own. */
export function packRowsIn<Source>(
  table: TableOf<Source>,
  sources: readonly Source[],
  units: RowStyle['units'],
): readonly PackRow[] {
  const style: RowStyle = { units, isLegacy: false };
  const properties = table.heads(style).map(toProperty);
  return table.rows(sources, style).map(({ cells }) => toPackRow(properties, cells));
}

function toPackRow(properties: readonly Property[], cells: readonly Cell[]): PackRow {
  const row: Record<string, Exclude<Cell, null>> = {};
  properties.forEach(({ key, kind }, place) => {
    const cell = cells[place] ?? null;
    if (cell !== null) row[key] = kind === 'seconds' ? `${String(cell)} seconds` : cell;
  });
  return row;
}
