/** Owns what the Coda card says: of a doc that was looked at, and of a push. */
import type { CodaTestAnswer, PushRecord } from '@ridebook/domain';
import type { Formatter } from '../format/formatter.ts';
import { counted } from './plural.ts';

/** What stands in the doc, and what is still to be made there. */
export function docLook({ docName, tables }: CodaTestAnswer): readonly string[] {
  const there = tables.filter(({ isThere }) => isThere);
  const absent = tables.filter(({ isThere }) => !isThere).map(({ name }) => name);
  if (there.length === 0)
    return [
      `“${docName}” answers, and has none of the tables yet. Add ${absent.join(', ')}, or some of them.`,
    ];
  const lacking = there
    .filter(({ missingColumns }) => missingColumns.length > 0)
    .map(({ name, missingColumns }) => `${name} lacks ${missingColumns.join(', ')}.`);
  const filled = `“${docName}” answers. A push fills ${there.map(({ name }) => name).join(', ')}.`;
  return [filled, ...lacking, ...(absent.length === 0 ? [] : [`Not there: ${absent.join(', ')}.`])];
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
  return 'Nothing arrived.';
}
