/** Owns the verb `backup`: one file with everything in it but the session. */
import type { Command } from 'commander';
import type { ProgramContext } from '../terminal.ts';
import { refuseWithoutDatabaseFile } from './database-file.ts';

interface BackupFlags {
  readonly json?: true;
}

export function setUpBackup(command: Command, context: ProgramContext): void {
  command
    .argument('[file]', 'where to; by default a new file in the folder backups beside the data')
    .option('--json', 'print file, bytes and workouts as JSON')
    .action((file: string | undefined, flags: BackupFlags) => backUpBook(file, flags, context));
}

async function backUpBook(
  file: string | undefined,
  flags: BackupFlags,
  context: ProgramContext,
): Promise<void> {
  const [{ readConfiguration }, { newBackupFile }, { backUp }] = await Promise.all([
    import('../configuration.ts'),
    import('../engine/backups.ts'),
    import('@ridebook/store/sqlite'),
  ]);
  await refuseWithoutDatabaseFile(context.environment, 'pg_dump');
  const { homeFolder } = readConfiguration(context.environment);
  const backup = backUp({ folder: homeFolder, file: file ?? newBackupFile(homeFolder, Date.now()) });
  const megabytes = (backup.bytes / 1_000_000).toFixed(1);
  context.terminal.out(
    flags.json
      ? JSON.stringify(backup)
      : `${backup.workouts} workouts in ${backup.file}, ${megabytes} MB, read again and found whole. The session is not in it.`,
  );
}
