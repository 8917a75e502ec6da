/** Owns the verb `verify`: whether what is stored is what Peloton lists, or what the archive says. */
import type { Command } from 'commander';
import type { ArchiveVerification, DownloadComparison, Verification, VerifiedSide } from '@ridebook/sync';
import type { Book } from '../engine/book.ts';
import { printable, type ProgramContext } from '../terminal.ts';
import { createBar, type Bar } from './bar.ts';
import { withBook } from './with-book.ts';

interface VerifyFlags {
  readonly json?: true;
  readonly archive?: true;
}

export function setUpVerify(command: Command, context: ProgramContext): void {
  command
    .option('--json', 'print the comparison as JSON')
    .option('--archive', 'decode every archived answer once more and compare that, without a request')
    .action((flags: VerifyFlags) => (flags.archive ? compareArchive : verifyBook)(flags, context));
}

async function verifyBook(flags: VerifyFlags, context: ProgramContext): Promise<void> {
  const [{ verify }, { exitCodes }] = await Promise.all([import('@ridebook/sync'), import('../errors.ts')]);
  const isStopping = (): boolean => context.stopping.aborted;
  const verification = await withBook(context, async (book) => {
    const { types } = await book.settings.read();
    return book.ask((peloton) => verify({ peloton, store: book.store, isStopping }, types));
  });
  if (isStopping()) return;
  context.terminal.out(flags.json ? JSON.stringify(verification) : describe(verification));
  if (!verification.agrees) context.leaveWith(exitCodes.partial);
}

async function compareArchive(flags: VerifyFlags, context: ProgramContext): Promise<void> {
  const { exitCodes } = await import('../errors.ts');
  const bar = await createBar(context.terminal, 'Comparing {bar} {value} of {total} workouts');
  const verification = await withBook(context, (book) => verifyBookArchive(book, bar, context)).finally(
    bar.finish,
  );
  if (context.stopping.aborted) return;
  context.terminal.out(flags.json ? JSON.stringify(verification) : describeArchive(verification));
  if (!verification.agrees) context.leaveWith(exitCodes.partial);
}

async function verifyBookArchive(
  book: Book,
  bar: Bar,
  context: ProgramContext,
): Promise<ArchiveVerification> {
  const rider = await book.maybeRider();
  if (rider === null) return { agrees: true, workouts: 0, differing: [], unreadable: [], withoutArchive: [] };
  const { verifyArchive } = await import('@ridebook/sync');
  const effects = {
    store: book.store,
    isStopping: () => context.stopping.aborted,
    onProgress: bar.draw,
    pause: () => book.clock.sleep(0),
  };
  // A sync that stores a newer answer between the two looks would be taken for a difference.
  return book.withLock('sync', () => verifyArchive(effects, rider.id));
}

function describeArchive({
  agrees,
  workouts,
  differing,
  unreadable,
  withoutArchive,
}: ArchiveVerification): string {
  const shown = differing.slice(0, idsShown);
  const lines = [
    agrees
      ? `All that is stored of ${workouts} workouts is what the archive says.`
      : `Of ${workouts} archived workouts, ${workouts - differing.length - unreadable.length} are stored as the archive says.`,
    ...shown.map(({ id, fields }) =>
      fields.includes('workout')
        ? `${printable(id)} is archived and not stored.`
        : `${printable(id)} is stored otherwise: ${fields.join(', ')}.`,
    ),
    ...(differing.length > shown.length ? [`And ${differing.length - shown.length} more.`] : []),
    ...(differing.length > 0
      ? [
          '"ridebook rebuild" stores what the archive says; after an update that reads more, so does the next sync.',
        ]
      : []),
    ...unreadable.slice(0, idsShown).map(({ id, reason }) => `${printable(id)}: ${reason}`),
    ...describeIds('Stored and not archived', withoutArchive),
    ...(withoutArchive.length > 0 ? ['"ridebook sync --full" fetches the answers again.'] : []),
  ];
  return lines.join('\n');
}

/** More ids than this say no more to a person; the JSON has all. */
const idsShown = 10;

function describe(verification: Verification): string {
  const { peloton, here, missingHere, extraHere, months, unwanted } = verification;
  const lines = [
    verification.agrees
      ? 'What is stored is what Peloton lists.'
      : 'What is stored differs from what Peloton lists.',
    `Peloton: ${describeSide(peloton)}`,
    `Here:    ${describeSide(here)}`,
    ...describeIds('Missing here', missingHere),
    ...describeIds('Not on the list', extraHere),
    ...months
      .filter((month) => month.peloton !== month.here)
      .map((month) => `${month.month}: ${month.peloton} at Peloton, ${month.here} here.`),
  ];
  if (unwanted > 0) lines.push(`${unwanted} of other types than those that are synced are left out.`);
  if (verification.fromFiles > 0)
    lines.push(`${verification.fromFiles} come from imported files alone and cannot be compared.`);
  lines.push(...describeDownload(verification.download));
  if (!verification.isListWhole)
    lines.push('The list ended before it was whole, so it proves nothing; try again.');
  return lines.join('\n');
}

function describeDownload({
  rows,
  matched,
  missingHere,
  extraHere,
  differences,
  unreadable,
  problem,
}: DownloadComparison): readonly string[] {
  if (problem !== null) return [problem];
  const kinds = new Map<string, { readonly field: string; readonly explanation: string; count: number }>();
  for (const { field, explanation } of differences) {
    const kind = kinds.get(`${field} ${explanation}`);
    if (kind === undefined) kinds.set(`${field} ${explanation}`, { field, explanation, count: 1 });
    else kind.count += 1;
  }
  return [
    `Peloton’s own download: ${rows} rows, ${matched} of them stored here.`,
    ...missingHere
      .slice(0, idsShown)
      .map(
        ({ line, localDate, title }) => `  line ${line}, "${printable(title)}" of ${localDate}, is not here.`,
      ),
    ...(extraHere.length > 0
      ? [`  ${extraHere.length} stored here are not in it: it may have been cut off.`]
      : []),
    ...(unreadable.length > 0 ? [`  ${unreadable.length} of its rows cannot be read.`] : []),
    ...[...kinds.values()].map(
      ({ field, explanation, count }) =>
        `  In ${count === 1 ? '1 workout' : `${count} workouts`} the ${fieldWords[field] ?? field} differs. ${explanation}`,
    ),
  ];
}

const fieldWords: Readonly<Record<string, string>> = {
  outputJoules: 'total output',
  averageOutputWatts: 'average output',
  averageCadenceRpm: 'average cadence',
  averageResistancePercent: 'average resistance',
  averageSpeedMetresPerSecond: 'average speed',
  distanceMetres: 'distance',
  caloriesKcal: 'number of calories',
  averageHeartRateBpm: 'average heart rate',
};

const describeSide = ({ workouts, outputJoules, newestId, oldestId }: VerifiedSide): string =>
  `${workouts} workouts, ${Math.round(outputJoules / 1000)} kJ, newest ${printable(newestId ?? 'none')}, oldest ${printable(oldestId ?? 'none')}.`;

function describeIds(label: string, ids: readonly string[]): readonly string[] {
  if (ids.length === 0) return [];
  const more = ids.length > idsShown ? ` and ${ids.length - idsShown} more` : '';
  return [`${label}: ${ids.slice(0, idsShown).map(printable).join(', ')}${more}.`];
}
