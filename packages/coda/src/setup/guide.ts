/** Owns the guide to a doc: which tables and columns a person has to make, since the API cannot, and a formula for each view. */
import type { RowStyle } from '../rows/column.ts';
import { tablesIn } from '../rows/tables.ts';
import { codaTypes } from './column-types.ts';
import { viewsIn } from './views.ts';

/** What the page in the doc is called. */
export const guidePageName = 'Ridebook: how this doc is set up';

export interface TableToMake {
  readonly name: string;
  readonly purpose: string;
  readonly keyColumn: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

export function tablesToMake(style: RowStyle): readonly TableToMake[] {
  return tablesIn(style).map((table) => ({
    name: table.name,
    purpose: table.purpose,
    keyColumn: table.keyHeader,
    columns: table.heads(style).map(({ header, kind }) => ({ name: header, type: codaTypes[kind] })),
  }));
}

/** In Markdown, for the terminal and for a page of the doc alike. */
export function setupGuide(style: RowStyle): string {
  return [
    '# Tables for Ridebook',
    '',
    "Coda's API fills tables and cannot make them, so make these by hand: names to the letter, columns in any order.",
    'A table or column that you leave out is named after each push and left alone; columns of your own are never touched.',
    'The quickest way: in Coda type `/table`, name it, and add the columns below with their types.',
    '',
    ...tablesToMake(style).flatMap(describeTable),
    '# Views',
    '',
    'Formulas for what the Peloton template of old showed. Type `=` on a page, or add a column or a view, and paste.',
    '',
    ...viewsIn(style).flatMap(({ name, shows, steps, formula }) => [
      `## ${name}`,
      '',
      `Shows ${shows}. ${steps}`,
      '',
      ...(formula === null ? [] : ['```', formula, '```', '']),
    ]),
  ].join('\n');
}

function describeTable({ name, purpose, keyColumn, columns }: TableToMake): readonly string[] {
  const types = [...new Set(columns.map(({ type }) => type))];
  return [
    `## ${name}`,
    '',
    `Holds ${purpose}. \`${keyColumn}\` tells its rows apart; make it the display column.`,
    '',
    ...types.map((type) => {
      const names = columns.filter((column) => column.type === type).map((column) => `\`${column.name}\``);
      return `- ${type}: ${names.join(', ')}`;
    }),
    '',
  ];
}
