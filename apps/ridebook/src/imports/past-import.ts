/** Owns the report of an import of the past, line by line. */
import type { ImportedLine } from '@ridebook/domain';
import type { Store } from '@ridebook/store';

/** @returns `null` where there is no such import */
export async function linesOfImport(
  store: Pick<Store, 'listImports' | 'listImportRows'>,
  riderId: string,
  importNumber: number,
): Promise<readonly ImportedLine[] | null> {
  const record = (await store.listImports(riderId)).find((one) => one.importNumber === importNumber);
  if (record === undefined) return null;
  const rejected = record.rejected.map(({ line, reason }): ImportedLine => {
    return { line, verdict: 'rejected', reason, title: null, localDate: null, discipline: null };
  });
  const rows = await store.listImportRows(riderId, importNumber);
  const told = rows.map(({ line, verdict, workout: { title, localDate, discipline } }): ImportedLine => {
    return { line, verdict, reason: null, title, localDate, discipline };
  });
  return [...rejected, ...told].toSorted((a, b) => a.line - b.line);
}
