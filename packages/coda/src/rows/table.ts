/** Owns what a table is: a name, a key column that tells its rows apart, and rows made of columns in a style. */
import { columnsIn, type Cell, type ColumnKind, type ColumnSpec, type RowStyle } from './column.ts';

export interface ColumnHead {
  readonly header: string;
  readonly kind: ColumnKind;
}

export interface Row {
  readonly key: string;
  /** One for each column, in their order. */
  readonly cells: readonly Cell[];
}

export interface TableSpec<Source> {
  readonly name: string;
  /** What the table is for, in half a sentence. */
  readonly purpose: string;
  /** The header of the column that no two rows share; the same in every style. */
  readonly keyHeader: string;
  readonly columns: readonly ColumnSpec<Source>[];
}

/** A table whose rows are about `Source`. */
export interface TableOf<Source> {
  readonly name: string;
  readonly purpose: string;
  readonly keyHeader: string;
  heads(style: RowStyle): readonly ColumnHead[];
  rows(sources: readonly Source[], style: RowStyle): readonly Row[];
}

/** More than any text of Peloton's but the longest lives: a row of Coda holds 85 KB in all, counted twice over. */
const longestText = 4_000;

function shortened(cell: Cell): Cell {
  if (typeof cell === 'number' && !Number.isFinite(cell)) return null;
  if (typeof cell !== 'string' || cell.length <= longestText) return cell;
  return `${cell.slice(0, longestText - 1)}…`;
}

export function defineTable<Source>({
  name,
  purpose,
  keyHeader,
  columns,
}: TableSpec<Source>): TableOf<Source> {
  return {
    name,
    purpose,
    keyHeader,
    heads: (style) => columnsIn(columns, style).map(({ header, kind }) => ({ header, kind })),
    rows(sources, style) {
      const styled = columnsIn(columns, style);
      const keyPlace = styled.findIndex(({ header }) => header === keyHeader);
      return sources.map((source) => {
        const cells = styled.map(({ cell }) => shortened(cell(source)));
        return { key: String(cells[keyPlace]), cells };
      });
    },
  };
}
