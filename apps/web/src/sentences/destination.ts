/** Owns what the Coda card says: of a doc that was looked at, and of a push. */
import type { CodaDestination, CodaTestAnswer, PushRecord } from '@ridebook/domain';
import type { Formatter } from '../format/formatter.ts';
import { counted } from './plural.ts';

/** Where rows go, and who says so. */
export function destinationMeaning({ docId, hasToken, environmentDocId }: CodaDestination): string {
  if (environmentDocId !== null)
    return `Rows go to the doc ${environmentDocId}: CODA_DOC_ID names it where this server runs, and goes before a doc named here.`;
  if (docId === null)
    return 'Rows of your workouts, instructors, friends, months and records in a Coda doc of yours. Nothing is sent until you name one.';
  if (!hasToken) return `The doc ${docId} is named and has no token yet.`;
  return `Rows go to the doc ${docId}. Its token is kept encrypted and never shown again.`;
}

type LookedAtTable = CodaTestAnswer['tables'][number];

const inQuotes = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(', ');

const canBeFilled = ({ isThere, keyColumn, missingColumns, calculatedColumns }: LookedAtTable): boolean =>
  isThere && !missingColumns.includes(keyColumn) && !calculatedColumns.includes(keyColumn);

/** What stands in the doc, and what is still to be made there. */
export function docLook({ docName, tables }: CodaTestAnswer): readonly string[] {
  const there = tables.filter(({ isThere }) => isThere);
  const absent = tables.filter(({ isThere }) => !isThere).map(({ name }) => name);
  const setup = '“ridebook push coda --setup” lists their columns.';
  if (there.length === 0)
    return [
      `“${docName}” answers, and has none of the tables yet. Add ${absent.join(', ')}, or some of them: ${setup}`,
    ];
  const filled = there.filter(canBeFilled).map(({ name }) => name);
  return [
    filled.length === 0
      ? `“${docName}” answers, and a push would fill none of its tables.`
      : `“${docName}” answers. A push fills ${filled.join(', ')}.`,
    ...there.flatMap(tableLook),
    ...(absent.length === 0 ? [] : [`Not there: ${absent.join(', ')}. Add those you want: ${setup}`]),
  ];
}

function tableLook(table: LookedAtTable): readonly string[] {
  const { name, keyColumn, missingColumns, calculatedColumns } = table;
  if (missingColumns.includes(keyColumn))
    return [
      `${name} has no column “${keyColumn}”, which tells its rows apart: nothing is written to it until you add it.`,
    ];
  if (calculatedColumns.includes(keyColumn))
    return [
      `${name} has a formula in “${keyColumn}”, which tells its rows apart: nothing is written to it. Rename that column and add a plain one.`,
    ];
  return [
    ...(missingColumns.length === 0
      ? []
      : [`${name} lacks ${inQuotes(missingColumns)}: add what you want filled, letter by letter.`]),
    ...(calculatedColumns.length === 0
      ? []
      : [`${name} has formulas of yours in ${inQuotes(calculatedColumns)}: nothing is written there.`]),
  ];
}

/** What one push did, in a few words. */
export function pushEnding({ created, updated, unchanged, problems }: PushRecord, format: Formatter): string {
  if (created + updated > 0 || problems.length === 0) {
    const rows = [
      ...(created === 0 ? [] : [`${counted(created, format.number(created), 'row')} new`]),
      ...(updated === 0 ? [] : [`${format.number(updated)} changed`]),
    ];
    if (rows.length > 0) return `${rows.join(', ')}.`;
    return `Nothing to do: all ${counted(unchanged, format.number(unchanged), 'row')} as they were.`;
  }
  return unchanged > 0
    ? `Nothing new: ${counted(unchanged, format.number(unchanged), 'row')} as they were.`
    : 'Nothing arrived.';
}
