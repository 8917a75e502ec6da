/** Owns the whole diagnosis: everything that can be looked at without a request and without changing a thing. */
import { stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { StorageError } from '@ridebook/store';
import { inspectDatabase } from '@ridebook/store/sqlite';
import type { Configuration, Environment } from '../configuration.ts';
import { listBackups } from '../engine/backups.ts';
import type { Book } from '../engine/book.ts';
import { readSecretsStatus } from '../engine/secrets-status.ts';
import { KeyError, UsageError } from '../errors.ts';
import { version } from '../version.ts';
import { checkBook } from './check-book.ts';
import { checkDatabase } from './check-database.ts';
import { checkMachine } from './check-machine.ts';
import { problem, type Finding } from './finding.ts';

export interface Diagnosis {
  readonly version: string;
  readonly node: string;
  readonly platform: string;
  readonly findings: readonly Finding[];
}

export interface DiagnosisInput {
  readonly configuration: Configuration;
  readonly environment: Environment;
  readonly nowMs: number;
  /** Opens the book and closes it afterwards. */
  readonly withBook: <T>(work: (book: Book) => Promise<T>) => Promise<T>;
}

export async function diagnose(input: DiagnosisInput): Promise<Diagnosis> {
  const node = process.versions.node;
  const findings = [...checkMachine(node, input.environment), ...(await checkData(input))];
  return {
    version,
    node,
    platform: `${process.platform} ${process.arch}`,
    findings: findings.map(withoutHome),
  };
}

async function checkData(input: DiagnosisInput): Promise<readonly Finding[]> {
  const isElsewhere = Boolean(input.environment['DATABASE_URL']);
  if (isElsewhere) return checkOpenedBook(input);
  const folder = input.configuration.homeFolder;
  if ((await maybeAgeMs(folder, input.nowMs)) === null) {
    return [problem('folder', `There is no folder ${folder}.`, 'Run "ridebook login": it makes one.')];
  }
  try {
    const [newest] = await listBackups(folder);
    const backupAgeMs = newest === undefined ? null : await maybeAgeMs(newest, input.nowMs);
    const condition = inspectDatabase(folder);
    const findings = checkDatabase({ ...condition, folder, backupAgeMs });
    return condition.state === 'whole' ? [...findings, ...(await checkOpenedBook(input))] : findings;
  } catch (error) {
    if (error instanceof StorageError)
      return [problem('folder', error.message, 'Then run "ridebook doctor" again.')];
    throw error;
  }
}

async function checkOpenedBook({ withBook, environment }: DiagnosisInput): Promise<readonly Finding[]> {
  try {
    return await withBook(async (book) => checkBook(book, await readSecretsStatus(book, environment)));
  } catch (error) {
    if (error instanceof StorageError) {
      return [problem('database', error.message, 'Then run "ridebook doctor" again.')];
    }
    if (error instanceof KeyError || error instanceof UsageError) {
      return [
        problem(
          'key',
          error.message,
          'Until then a sync cannot use the session; the workouts are not affected.',
        ),
      ];
    }
    throw error;
  }
}

async function maybeAgeMs(path: string, nowMs: number): Promise<number | null> {
  try {
    return nowMs - (await stat(path)).mtimeMs;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new StorageError(`${path} cannot be read: ${(error as Error).message}.`, { cause: error });
  }
}

/** A home folder has its owner's name in it; a diagnosis may be shown to strangers. */
function withoutHome(finding: Finding): Finding {
  const shorten = (text: string): string => text.replaceAll(homedir(), '~');
  return {
    ...finding,
    finding: shorten(finding.finding),
    remedy: finding.remedy === null ? null : shorten(finding.remedy),
  };
}
