/** Owns deleting everything that Ridebook keeps of its riders on this machine. */
import { rm } from 'node:fs/promises';
import type { ForgetAnswer } from '@ridebook/domain';
import { quarantineFolder } from '@ridebook/store/sqlite';
import { UsageError } from '../errors.ts';
import { pictureFolder } from '../images/picture-files.ts';
import { backupFolder, listBackups } from './backups.ts';
import type { Book } from './book.ts';

/** What a person types to mean it: the rider's name, or a word where there is no rider. */
export const confirmationFor = async (book: Pick<Book, 'maybeRider'>): Promise<string> =>
  (await book.maybeRider())?.username ?? 'forget';

/**
 * Deletes workouts, archive, session, backups, pictures and what was set aside; the settings of this installation stay.
 * @param confirmation must be what `confirmationFor` says
 * @throws UsageError when it is not; nothing is deleted then
 * @throws LockHeldError while a sync runs
 */
export async function forgetEverything(book: Book, confirmation: string): Promise<ForgetAnswer> {
  if (book.isDemo) throw new UsageError('The made-up rider is deleted when it is closed.');
  if (confirmation !== (await confirmationFor(book))) {
    throw new UsageError('Nothing was deleted: what was typed is not the name of the rider.');
  }
  const backups = (await listBackups(book.folder)).length;
  const rows = await book.forget();
  for (const folder of [
    backupFolder(book.folder),
    quarantineFolder(book.folder),
    pictureFolder(book.folder),
  ]) {
    await rm(folder, { recursive: true, force: true });
  }
  return { rows, backups };
}
