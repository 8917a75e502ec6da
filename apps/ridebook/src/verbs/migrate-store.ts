/** Owns the verb `migrate-store`: everything copied from the file on this machine to PostgreSQL, or back, and compared. */
import type { Command } from 'commander';
import { LockHeldError } from '@ridebook/store';
import { copyStore, type CopyResult, type Engine } from '@ridebook/store/copying';
import type { ProgramContext } from '../terminal.ts';
import { createBar } from './bar.ts';

interface MigrateFlags {
  readonly back?: true;
  readonly json?: true;
}

export function setUpMigrateStore(command: Command, context: ProgramContext): void {
  command
    .option('--back', 'from DATABASE_URL to the file in RIDEBOOK_HOME, instead of the other way')
    .option('--json', 'print the counts as JSON')
    .action((flags: MigrateFlags) => migrateStore(flags, context));
}

async function migrateStore(flags: MigrateFlags, context: ProgramContext): Promise<void> {
  const { embedded, shared } = await openBoth(context);
  const [from, to] = flags.back ? [shared, embedded] : [embedded, shared];
  const bar = await createBar(context.terminal, 'Copying {bar} {value} of {total} rows');
  try {
    const copied = await undisturbed(from, to, () =>
      copyStore(from, to, {
        onProgress: ({ copiedRows, totalRows }) => bar.draw(copiedRows, totalRows),
        isStopping: () => context.stopping.aborted,
      }),
    );
    if (copied === null) return context.terminal.err(stopped);
    context.terminal.out(flags.json ? JSON.stringify(copied) : summary(copied, flags.back === true));
  } finally {
    bar.finish();
    await from.close();
    await to.close();
  }
}

/** No sync may write to either while they are copied and compared. */
const undisturbed = <T>(from: Engine, to: Engine, work: () => Promise<T>): Promise<T> =>
  from
    .withLock('sync', () => to.withLock('sync', work))
    .catch((error: unknown) => {
      if (!(error instanceof LockHeldError)) throw error;
      throw new LockHeldError('A sync is running. Let it finish or stop it, then run "migrate-store" again.');
    });

async function openBoth(context: ProgramContext): Promise<{ embedded: Engine; shared: Engine }> {
  const [{ readConfiguration }, { UsageError }, { createSystemClock }, sqlite, postgres] = await Promise.all([
    import('../configuration.ts'),
    import('../errors.ts'),
    import('../engine/system-clock.ts'),
    import('@ridebook/store/sqlite'),
    import('@ridebook/store/postgres'),
  ]);
  const { databaseUrl, homeFolder } = readConfiguration(context.environment);
  if (databaseUrl === null) {
    throw new UsageError(
      'Name the PostgreSQL database in DATABASE_URL, such as postgresql://user:password@host/ridebook.',
    );
  }
  const clock = createSystemClock(context.stopping);
  // The server first: where it is not there, no empty file is left behind.
  const shared = await postgres.openPostgresEngine({
    url: databaseUrl,
    clock: clock.nowMs,
    sleep: clock.sleep,
  });
  try {
    return { embedded: sqlite.openSqliteEngine({ folder: homeFolder, clock: clock.nowMs }), shared };
  } catch (error) {
    await shared.close();
    throw error;
  }
}

const stopped =
  'Stopped half-way. Run "migrate-store" again, before anything else uses the new database: it goes on from there.';

function summary({ riders, rows }: CopyResult, isBack: boolean): string {
  if (rows === 0)
    return `There was nothing to copy. Is ${isBack ? 'DATABASE_URL' : 'RIDEBOOK_HOME'} the one that holds your rides?`;
  const who = riders === 1 ? 'One rider' : `${riders} riders`;
  const next = isBack
    ? 'Leave DATABASE_URL out from now on.'
    : 'Keep DATABASE_URL set from now on; the file stays as it was.';
  return `${who}, ${rows} rows, copied and compared row by row: no difference. ${next}`;
}
