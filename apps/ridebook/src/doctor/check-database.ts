/** Owns judging the database and its folder from what an inspection found. */
import type { DatabaseCondition } from '@ridebook/store/sqlite';
import { note, ok, problem, type Finding } from './finding.ts';

export interface DatabaseFacts extends DatabaseCondition {
  readonly folder: string;
  /** How old the newest backup is; `null` without one. */
  readonly backupAgeMs: number | null;
}

/** A first sync of a long history needs about this much. */
const enoughBytes = 50_000_000;
const dayMs = 24 * 3_600_000;
const oldBackupMs = 30 * dayMs;

export function checkDatabase(facts: DatabaseFacts): readonly Finding[] {
  return [checkState(facts), ...checkConsistency(facts), ...checkFolder(facts), ...checkBackup(facts)];
}

function checkState({ state, reason, workouts, bytes }: DatabaseFacts): Finding {
  if (state === 'none') return ok('database', 'There is no database yet: the first sign-in makes one.');
  if (state === 'whole') {
    return ok('database', `Whole: ${workouts ?? 0} workouts in ${(bytes / 1_000_000).toFixed(1)} MB.`);
  }
  const remedy = reason?.includes('newer Ridebook')
    ? 'Update Ridebook.'
    : 'Run "ridebook restore": it keeps what is there aside and puts a backup in its place; without a backup, "ridebook restore --anew" and a sync fetch everything again.';
  return problem('database', reason ?? 'It cannot be used.', remedy);
}

function checkConsistency({ strays }: DatabaseFacts): readonly Finding[] {
  if (strays === 0) return [];
  return [
    problem(
      'ledger',
      `${strays} workouts are stored and not in the ledger, or the other way round.`,
      'Run "ridebook sync --full": it reads every workout once more.',
    ),
  ];
}

function checkFolder(facts: DatabaseFacts): readonly Finding[] {
  const { folder, freeBytes, isOnNetwork, mode, setAside } = facts;
  const megabytes = Math.floor(freeBytes / 1_000_000);
  const isOpen = process.platform !== 'win32' && ((mode ?? 0) & 0o077) !== 0;
  return [
    freeBytes < enoughBytes
      ? problem(
          'disk',
          `Only ${megabytes} MB are free where the data lie.`,
          'Free some space: 50 MB are enough.',
        )
      : ok('disk', `${megabytes} MB are free where the data lie (${folder}).`),
    ...(isOnNetwork
      ? [
          problem(
            'disk',
            'The data lie on a network drive, which two programs cannot share safely.',
            'Choose a local folder in RIDEBOOK_HOME.',
          ),
        ]
      : []),
    ...(isOpen
      ? [
          problem(
            'database',
            'Other users of this machine may read the database.',
            `Run: chmod 600 "${folder}/ridebook.db"`,
          ),
        ]
      : []),
    ...(setAside > 0
      ? [
          note(
            'quarantine',
            `${setAside} databases were set aside by a restore.`,
            `Delete ${folder}/quarantine when nothing of them is missed.`,
          ),
        ]
      : []),
  ];
}

function checkBackup({ workouts, backupAgeMs }: DatabaseFacts): readonly Finding[] {
  if ((workouts ?? 0) === 0) return [];
  if (backupAgeMs === null) {
    return [note('backup', 'There is no backup.', 'Run "ridebook backup"; keep a copy on another disk.')];
  }
  const days = Math.floor(backupAgeMs / dayMs);
  return backupAgeMs > oldBackupMs
    ? [note('backup', `The newest backup is ${days} days old.`, 'Run "ridebook backup".')]
    : [ok('backup', `The newest backup is ${days} days old.`)];
}
