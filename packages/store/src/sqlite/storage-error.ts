/** Owns what a person reads when SQLite or the file system refuses. */
import { StorageError } from '../errors.ts';

/** Primary result codes, https://www.sqlite.org/rescode.html */
const sentences: Readonly<Record<number, (file: string) => string>> = {
  5: (file) => `Another program keeps ${file} busy. Let it finish, or close it, and try again.`,
  8: (file) => `${file} is read-only. Give your user write access to the file and its folder.`,
  10: (file) => `Reading or writing ${file} failed. Check the disk: it may be full, damaged or disconnected.`,
  11: (file) => `${file} is damaged. Leave it as it is and get your data back with "ridebook restore".`,
  13: (file) =>
    `The disk that holds ${file} is full. Free some space and try again: nothing stored so far is lost.`,
  14: (file) =>
    `${file} cannot be opened. Check that its folder exists and that your user may read and write it.`,
  26: (file) =>
    `${file} is not a Ridebook database, or its beginning is damaged. Ridebook left it as it is: move it elsewhere, or get your data back with "ridebook restore".`,
};

/** The file system's refusals by their code. */
const systemSentences: Readonly<Record<string, (path: string) => string>> = {
  EACCES: (path) =>
    `Your user may not read and write ${path}. Give it access, or choose another folder in RIDEBOOK_HOME.`,
  EPERM: (path) =>
    `Your user may not read and write ${path}. Give it access, or choose another folder in RIDEBOOK_HOME.`,
  EROFS: (path) => `${path} lies on a read-only disk. Choose another folder in RIDEBOOK_HOME.`,
  ENOENT: (path) => `${path} cannot be made there. Choose another folder in RIDEBOOK_HOME.`,
  ENOSPC: (path) => `The disk that holds ${path} is full. Free some space and try again.`,
  ENOTDIR: (path) =>
    `${path} cannot be a folder: a part of its path is a file. Choose another folder in RIDEBOOK_HOME.`,
  EEXIST: (path) =>
    `${path} cannot be a folder: there is a file of that name. Choose another folder in RIDEBOOK_HOME.`,
};

/** The primary result code of an error that SQLite raised, or `null`. */
export function maybeSqliteCode(error: unknown): number | null {
  const isSqlite = error instanceof Error && 'errcode' in error && typeof error.errcode === 'number';
  // The upper bytes say which of several reasons: SQLITE_IOERR_WRITE is 778, of which 10 is SQLITE_IOERR.
  return isSqlite ? (error.errcode as number) & 0xff : null;
}

/**
 * The `StorageError` for what SQLite or the file system threw; any other error as it is.
 * @param file the database, or the path that was being touched
 */
function toStorageError(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || error instanceof StorageError) return error;
  const code = maybeSqliteCode(error);
  if (code !== null) {
    const sentence = sentences[code] ?? (() => `${file}: the database refused. ${error.message}.`);
    return new StorageError(sentence(file), { cause: error });
  }
  const systemCode = 'code' in error ? String(error.code) : '';
  const path = 'path' in error && typeof error.path === 'string' ? error.path : file;
  const sentence = systemSentences[systemCode];
  return sentence === undefined ? error : new StorageError(sentence(path), { cause: error });
}

/** Runs `work`; what SQLite or the file system throws becomes a `StorageError`. */
export function guarded<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw toStorageError(error, file);
  }
}

/** The same for work that takes its time. */
export async function guardedAsync<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toStorageError(error, file);
  }
}
