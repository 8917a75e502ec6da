/** Owns the verb `import`: files of workouts, read whole or not at all, and taken back. */
import { InvalidArgumentError, type Command } from 'commander';
import type { ImportedLine, ImportReport } from '@ridebook/domain';
import type { Book } from '../engine/book.ts';
import { printable, type ProgramContext } from '../terminal.ts';
import { withBook } from './with-book.ts';

interface ImportFlags {
  readonly json?: true;
  readonly partial?: true;
  readonly dryRun?: true;
  readonly lines?: true;
  readonly list?: true;
  readonly undo?: number;
}

export function setUpImport(command: Command, context: ProgramContext): void {
  command
    .argument('[files...]', 'CSV files as Peloton gives them')
    .option('--partial', 'import what can be read of a file in which some lines cannot')
    .option('--dry-run', 'say what would be imported, and write nothing')
    .option('--lines', 'say of every line what becomes of it')
    .option('--list', 'list the imports of the past')
    .option('--undo <number>', 'take an import back', parseNumber)
    .option('--json', 'print the outcome as JSON')
    .action((files: readonly string[], flags: ImportFlags) => {
      if (flags.list) return listImports(flags, context);
      if (flags.undo !== undefined) return undo(flags.undo, flags, context);
      return importFiles(files, flags, context);
    });
}

function parseNumber(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is the number that "ridebook import --list" shows.');
}

async function importFiles(
  files: readonly string[],
  flags: ImportFlags,
  context: ProgramContext,
): Promise<void> {
  const [{ importFile }, { exitCodes, UsageError }, { accessSync, constants, statSync }, { basename }] =
    await Promise.all([
      import('../imports/import-file.ts'),
      import('../errors.ts'),
      import('node:fs'),
      import('node:path'),
    ]);
  if (files.length === 0) throw new UsageError('Name the file: "ridebook import workouts.csv".');
  for (const file of files) {
    try {
      accessSync(file, constants.R_OK);
    } catch {
      throw new UsageError(`${file} cannot be read. Nothing was imported.`);
    }
    if (!statSync(file).isFile()) throw new UsageError(`${file} is no file. Nothing was imported.`);
  }
  const told: (ImportedLine & { readonly file: string })[] = [];
  const reports = await withBook(context, async (book) => {
    const done: ImportReport[] = [];
    for (const file of files) {
      const lines: ImportedLine[] = [];
      const report = await importFile(
        book,
        { name: basename(file), path: file },
        {
          isPartial: flags.partial ?? false,
          isPreview: flags.dryRun ?? false,
          onLine: (line) => {
            if (flags.lines) lines.push(line);
          },
        },
      );
      done.push(report);
      const ends = report.problem === null ? lines : heldBack(lines, report);
      told.push(...ends.map((line) => ({ file: basename(file), ...line })));
    }
    return done;
  });
  if (flags.json) {
    const counts = {
      ...totals(reports),
      rejected: reports.flatMap(rejectedOf),
      remarks: reports.flatMap(remarksOf),
    };
    context.terminal.out(JSON.stringify(flags.lines ? { ...counts, lines: told } : counts));
  } else {
    for (const line of told) context.terminal.out(describeLine(line));
    for (const report of reports) context.terminal.out(describe(report, flags));
  }
  if (reports.some(({ rejected }) => rejected.length > 0)) context.leaveWith(exitCodes.partial);
}

/** Of a file that is refused no line is imported, whatever could have become of it. */
function heldBack(lines: readonly ImportedLine[], { rejected }: ImportReport): readonly ImportedLine[] {
  const reasons = new Map(rejected.map(({ line, reason }) => [line, reason]));
  return lines.map((line) => ({
    ...line,
    verdict: 'rejected',
    reason: reasons.get(line.line) ?? line.reason,
  }));
}

const totals = (reports: readonly ImportReport[]) => ({
  imported: reports.reduce((sum, { imported }) => sum + imported, 0),
  matched: reports.reduce((sum, { matched }) => sum + matched, 0),
  unchanged: reports.reduce((sum, { unchanged }) => sum + unchanged, 0),
});

const rejectedOf = ({ file, rejected }: ImportReport) => rejected.map((entry) => ({ file, ...entry }));

const remarksOf = ({ file, remarks }: ImportReport) => remarks.map((remark) => ({ file, remark }));

/** More of them than this say no more to a person; the JSON has all. */
const reasonsShown = 10;

function describe(report: ImportReport, flags: ImportFlags): string {
  const { file, imported, matched, unchanged, rejected, problem, remarks, importNumber } = report;
  const counts = `${imported} imported, ${matched} matched, ${unchanged} unchanged`;
  const name = printable(file);
  const lines =
    problem === null
      ? [`${name}: ${counts}${rejected.length > 0 ? `, ${rejected.length} rejected` : ''}.`]
      : [`${name} was not imported. ${printable(problem)}`];
  const telling =
    problem === null ? rejected : rejected.filter(({ reason }) => !reason.startsWith('It is held back'));
  for (const { line, reason } of telling.slice(0, reasonsShown)) {
    if (reason !== problem) lines.push(`  line ${line}: ${printable(reason)}`);
  }
  if (telling.length > reasonsShown)
    lines.push(`  and ${telling.length - reasonsShown} more; --json has all.`);
  lines.push(...remarks.map((remark) => `  ${printable(remark)}`));
  if (problem !== null && telling.some(({ reason }) => reason !== problem)) {
    lines.push('  --partial imports the other lines.');
  }
  if (importNumber !== null) lines.push(`  "ridebook import --undo ${importNumber}" takes it back.`);
  if (flags.dryRun) lines.push('  Nothing was written: this was a preview.');
  return lines.join('\n');
}

const describeLine = ({
  file,
  line,
  verdict,
  localDate,
  title,
  reason,
}: ImportedLine & { file: string }): string =>
  `${printable(file)}:${line} ${verdict}${title === null ? '' : ` ${localDate} ${printable(title)}`}${reason === null ? '' : ` (${printable(reason)})`}`;

async function listImports(flags: ImportFlags, context: ProgramContext): Promise<void> {
  const imports = await withBook(context, async (book) => {
    const rider = await book.maybeRider();
    return rider === null ? [] : book.store.listImports(rider.id);
  });
  if (flags.json) context.terminal.out(JSON.stringify({ imports }));
  else if (imports.length === 0) context.terminal.out('Nothing was imported yet.');
  for (const { importNumber, fileName, importedAt, imported, matched, unchanged } of flags.json
    ? []
    : imports) {
    const counts = `${imported} imported, ${matched} matched, ${unchanged} unchanged`;
    context.terminal.out(`${importNumber}: ${printable(fileName)}, ${importedAt}: ${counts}.`);
  }
}

async function undo(importNumber: number, flags: ImportFlags, context: ProgramContext): Promise<void> {
  const [{ undoImport }, { UsageError }] = await Promise.all([
    import('../imports/undo-import.ts'),
    import('../errors.ts'),
  ]);
  const undone = await withBook(context, (book: Book) => undoImport(book, importNumber));
  if (undone === null) {
    throw new UsageError(`There is no import ${importNumber}. "ridebook import --list" shows what there is.`);
  }
  context.terminal.out(
    flags.json
      ? JSON.stringify(undone)
      : `Import ${importNumber} is taken back; ${undone.removed === 1 ? '1 workout that only it knew is' : `${undone.removed} workouts that only it knew are`} gone.`,
  );
}
