/** Owns what a push says of a doc that is not as it should be: what is wrong, with which table, and what to do. */

const setup = '"ridebook push coda --setup"';
const guide = `as ${setup} lists it`;

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

export const noTables = (tables: readonly string[]): string =>
  `The doc has none of the tables that a push fills: ${quoted(tables)}. Make them, or the first one to begin with, as ${setup} lists them.`;

export const missingTables = (tables: readonly string[]): string =>
  tables.length === 1
    ? `The doc has no table ${quoted(tables)}: it is left out. Add it ${guide}, or do without it.`
    : `The doc has no tables ${quoted(tables)}: they are left out. Add them as ${setup} lists them, or do without them.`;

export const missingColumns = (table: string, columns: readonly string[]): string =>
  columns.length === 1
    ? `The table "${table}" has no column ${quoted(columns)}: it is left out. Add it ${guide}, or do without it.`
    : `The table "${table}" has no columns ${quoted(columns)}: they are left out. Add them as ${setup} lists them, or do without them.`;

export const missingKey = (table: string, column: string): string =>
  `The table "${table}" has no column "${column}", which tells its rows apart: nothing is written to it. Add it ${guide}.`;

export const calculatedColumns = (table: string, columns: readonly string[]): string =>
  `The table "${table}" has formulas in ${quoted(columns)}, so nothing is written there. Rename yours to have Ridebook's beside them.`;

export const calculatedKey = (table: string, column: string): string =>
  `The table "${table}" has a formula in "${column}", which tells its rows apart: nothing is written to it. Rename your column and add one ${guide}.`;

/** More keys than this say no more to a person. */
const keysShown = 3;

export function doubledKeys(table: string, keyHeader: string, keys: readonly string[]): string {
  const shown = keys.slice(0, keysShown).join(', ');
  const more = keys.length > keysShown ? ` and ${keys.length - keysShown} more` : '';
  return `The table "${table}" has more than one row for ${keyHeader} ${shown}${more}. Each copy is kept right; delete those you do not want.`;
}

export const unconfirmed = (table: string, rows: number): string =>
  `Coda took ${rows} rows for "${table}" and has not confirmed them yet. They are sent again with the next push, which doubles nothing.`;

export const warned = (table: string, warning: string): string => `Coda warns of "${table}": ${warning}`;

export const tooLarge = (table: string, key: string): string =>
  `The row ${key} of "${table}" is larger than Coda takes, so it was left out.`;

export const refusedTable = (table: string, message: string): string =>
  `Nothing more was written to "${table}": ${message}`;
