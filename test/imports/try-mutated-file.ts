/** Owns what must hold of any file whatever, however its bytes came about: no row without a verdict, all or nothing, no trace after an undo. */
import { undoImport } from '../../apps/ridebook/src/imports/undo-import.ts';
import type { FileBook, JudgedFile } from '../in-process/file-book.ts';
import { baseFiles, mutate, type MutatedFile } from './mutations.ts';

/** Of the processor's own time, which other programs do not lengthen. */
const longestSeconds = 1;

export interface Trial {
  /** What does not hold. */
  readonly broken: readonly string[];
  readonly end:
    'refused as a whole' | 'refused for some of its lines' | 'imported in part' | 'imported whole';
}

export async function tryMutatedFile(
  files: FileBook,
  { base, mutations, isPartial }: MutatedFile,
): Promise<Trial> {
  const file = baseFiles[base];
  if (file === undefined) throw new Error(`There is no file ${base}.`);
  const bytes = mutate(file.bytes, mutations);
  const broken: string[] = [];
  const claim = (holds: boolean, message: string): void => {
    if (!holds) broken.push(message);
  };

  const report = await timed(claim, () => files.importContents(bytes, { isPartial }));
  const rows = sumOf(report);
  const isRead = report.lines.length > 0;
  if (isRead) claim(rows === report.lines.length, `${report.lines.length} rows have ${rows} verdicts`);
  else claim(report.problem !== null && rows === 1, `no row, no problem: ${JSON.stringify(report)}`);
  claim(isAscending(report.lines.map(({ line }) => line)), 'lines are not told in the order of the file');
  claim(
    report.rejected.every(({ reason }) => reason.length > 10),
    'a rejected line has no reason',
  );
  if (file.isCountable && isRead) {
    const counted = countRows(bytes, file.delimiter);
    claim(counted === rows, `the file has ${counted} rows, ${rows} are told`);
  }

  const news = report.imported + report.matched;
  const stored = await storedCount(files);
  claim(stored === report.imported, `${report.imported} imported, ${stored} stored`);
  claim((report.importNumber !== null) === news > 0, 'an import that stored nothing has a number');
  if (report.rejected.length > 0 && !isPartial) claim(stored === 0, 'part of a file is stored');
  if (report.importNumber === null)
    return { broken, end: isRead ? 'refused for some of its lines' : 'refused as a whole' };

  const again = await timed(claim, () => files.importContents(bytes, { isPartial }));
  claim(again.imported + again.matched === 0, `the second time it brings ${again.imported + again.matched}`);
  claim(sumOf(again) === rows, 'the second time it has other rows');
  await undoImport(files.book, report.importNumber);
  claim((await storedCount(files)) === 0, 'an undo leaves something');
  return { broken, end: report.rejected.length > 0 ? 'imported in part' : 'imported whole' };
}

const sumOf = ({ imported, matched, unchanged, rejected }: JudgedFile): number =>
  imported + matched + unchanged + rejected.length;

const isAscending = (lines: readonly number[]): boolean =>
  lines.every((line, place) => line > (lines[place - 1] ?? 1));

async function storedCount({ book }: FileBook): Promise<number> {
  const rider = await book.maybeRider();
  return rider === null ? 0 : (await book.store.listWorkouts(rider.id)).length;
}

async function timed<T>(
  claim: (holds: boolean, message: string) => void,
  work: () => Promise<T>,
): Promise<T> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  claim(seconds < longestSeconds, `it took ${seconds.toFixed(1)} s`);
  return result;
}

/** The rows of a file, counted in another way than the program does: quoted cells become a letter, then its lines are counted. */
function countRows(bytes: Uint8Array, delimiter: string): number {
  const text = Buffer.from(bytes)
    .toString('latin1')
    .replace(/^(?:\u00ef\u00bb\u00bf)+/, '');
  const quoted = new RegExp(`(^|[${delimiter}\\r\\n])"(?:[^"]|"")*(?:"|$)`, 'g');
  const lines = text.replace(quoted, '$1q').split(/[\r\n]/);
  return lines.filter((line) => line !== '').length - 1;
}
