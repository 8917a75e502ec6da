/** Owns which years stand in the map: each with a workout as a picture, a stretch of years without one as a line. */

export interface CountedYear {
  readonly year: number;
  /** With a workout. */
  readonly days: number;
  readonly seconds: number;
}

export type YearMapRow =
  | ({ readonly kind: 'year' } & CountedYear)
  /** From `firstYear` to `year`, both included. */
  | { readonly kind: 'empty'; readonly firstYear: number; readonly year: number };

/** Newest first, as they are given. A book without any workout shows its only year all the same. */
export function withoutEmptyYears(years: readonly CountedYear[]): readonly YearMapRow[] {
  if (years.every(({ days }) => days === 0)) return years.map((year) => ({ kind: 'year', ...year }));
  const rows: YearMapRow[] = [];
  for (const year of years) {
    const above = rows.at(-1);
    if (year.days > 0) rows.push({ kind: 'year', ...year });
    else if (above?.kind === 'empty') rows.splice(-1, 1, { ...above, firstYear: year.year });
    else rows.push({ kind: 'empty', firstYear: year.year, year: year.year });
  }
  return rows;
}
