/** Owns what a column is: its header in each style, what its cells hold, and how a cell is read from what the row is about. */

export type UnitSystem = 'imperial' | 'metric';

/** `null` is an empty cell; a zero is a measurement. */
export type Cell = string | number | boolean | null;

/** What a cell holds, for whoever makes the column: `date` is `2026-11-21`, `instant` is `2026-11-21T08:13:05Z`. */
export type ColumnKind =
  'text' | 'number' | 'seconds' | 'percent' | 'checkbox' | 'date' | 'instant' | 'image' | 'link';

/** In which words and units rows are written. */
export interface RowStyle {
  readonly units: UnitSystem;
  /** The headers of the template of old, to the letter, in miles; only the columns it had. */
  readonly isLegacy: boolean;
}

export interface ColumnSpec<Source> {
  /** One header, or one for each system of units. */
  readonly header: string | Readonly<Record<UnitSystem, string>>;
  /** What the template of old called it; absent where it had no such column. */
  readonly legacyHeader?: string;
  readonly kind: ColumnKind;
  readonly cell: (source: Source, units: UnitSystem) => Cell;
  /** Where the template of old held something else under that header. */
  readonly legacyCell?: (source: Source) => Cell;
}

/** A column in one style. */
export interface Column<Source> {
  readonly header: string;
  readonly kind: ColumnKind;
  readonly cell: (source: Source) => Cell;
}

export function columnsIn<Source>(
  specs: readonly ColumnSpec<Source>[],
  { units, isLegacy }: RowStyle,
): readonly Column<Source>[] {
  if (isLegacy)
    return specs.flatMap(({ legacyHeader, kind, cell, legacyCell }) =>
      legacyHeader === undefined
        ? []
        : [{ header: legacyHeader, kind, cell: legacyCell ?? ((source) => cell(source, 'imperial')) }],
    );
  return specs.map(({ header, kind, cell }) => ({
    header: typeof header === 'string' ? header : header[units],
    kind,
    cell: (source) => cell(source, units),
  }));
}
