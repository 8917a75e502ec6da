/** Owns the verb `restore`: a backup takes the database's place, and what was there is kept aside. */
import type { Command } from 'commander';
import { printable, type ProgramContext } from '../terminal.ts';
import { refuseWithoutDatabaseFile } from './database-file.ts';

interface RestoreFlags {
  readonly json?: true;
  readonly anew?: true;
}

export function setUpRestore(command: Command, context: ProgramContext): void {
  command
    .argument('[file]', 'the backup; by default the newest in the folder backups beside the data')
    .option(
      '--anew',
      'begin with an empty database instead of a backup; a sync then fetches everything again',
    )
    .option('--json', 'print what was done as JSON')
    .action((file: string | undefined, flags: RestoreFlags) => restoreBook(file, flags, context));
}

async function restoreBook(
  file: string | undefined,
  flags: RestoreFlags,
  context: ProgramContext,
): Promise<void> {
  const [{ readConfiguration }, { nameOfInstant }, { restore }] = await Promise.all([
    import('../configuration.ts'),
    import('../engine/backups.ts'),
    import('@ridebook/store/sqlite'),
  ]);
  await refuseWithoutDatabaseFile(context.environment, 'pg_restore');
  const { homeFolder } = readConfiguration(context.environment);
  const backup = await chooseBackup(file, flags, homeFolder);
  const quarantineName = nameOfInstant(Date.now());
  const restored = restore({ folder: homeFolder, file: backup, quarantineName });
  if (flags.json) {
    context.terminal.out(JSON.stringify({ file: backup, ...restored }));
    return;
  }
  const { workouts, quarantine, keptSession } = restored;
  context.terminal.out(
    backup === null
      ? 'An empty database was made.'
      : `${workouts} workouts from ${printable(backup)} are in place.`,
  );
  if (quarantine !== null) context.terminal.out(`What was there before is kept in ${printable(quarantine)}.`);
  context.terminal.out(
    keptSession
      ? 'The session was kept. Next: "ridebook sync" brings what is newer than the backup.'
      : 'Next: "ridebook login", then "ridebook sync".',
  );
}

/** `null` for an empty database. */
async function chooseBackup(
  file: string | undefined,
  flags: RestoreFlags,
  homeFolder: string,
): Promise<string | null> {
  const [{ backupFolder, listBackups }, { UsageError }] = await Promise.all([
    import('../engine/backups.ts'),
    import('../errors.ts'),
  ]);
  if (file !== undefined && flags.anew) throw new UsageError('Give a backup or --anew, not both.');
  if (flags.anew) return null;
  const chosen = file ?? (await listBackups(homeFolder))[0];
  if (chosen !== undefined) return chosen;
  throw new UsageError(
    `There is no backup in ${backupFolder(homeFolder)}. Name one, or use "ridebook restore --anew": it sets what is there aside and begins with an empty database, which "ridebook sync" fills again.`,
  );
}
