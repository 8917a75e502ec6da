/** Owns deleting everything that Ridebook keeps of a member on this machine. */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { ForgetAnswer } from '@ridebook/domain';
import { ownerId, placeOfMember } from '@ridebook/store';
import { backUp, databaseFile, quarantineFolder } from '@ridebook/store/sqlite';
import type { MemberKeeper } from '../access/member-keeper.ts';
import { UsageError } from '../errors.ts';
import { pictureFolder } from '../images/picture-files.ts';
import { backupFolder, listBackups, newBackupFile } from './backups.ts';
import type { Book } from './book.ts';

/** What a person types to mean it: the rider's name, or a word where there is no rider. */
export const confirmationFor = async (book: Pick<Book, 'maybeRider'>): Promise<string> =>
  (await book.maybeRider())?.username ?? 'forget';

/**
 * Deletes workouts, archive, session, backups, pictures and what was set aside; the settings stay. Where others of the
 * household have something here, one new backup holds what is theirs.
 * @param confirmation must be what `confirmationFor` says
 * @throws UsageError when it is not; nothing is deleted then
 * @throws LockHeldError while a sync runs
 */
export async function forgetEverything(book: Book, confirmation: string): Promise<ForgetAnswer> {
  if (book.isDemo) throw new UsageError('The made-up rider is deleted when it is closed.');
  if (confirmation !== (await confirmationFor(book))) {
    throw new UsageError('Nothing was deleted: what was typed is not the name of the rider.');
  }
  const rows = await book.forget();
  await rm(pictureFolder(book.folder), { recursive: true, force: true });
  return { rows, backups: await renewBackups(book) };
}

/**
 * Deletes everything of a member who is not the owner, and takes them out of the household.
 * @throws UsageError for the owner
 * @throws LockHeldError while a sync of theirs runs; they are left as they were
 */
export async function forgetMember(book: Book, members: Pick<MemberKeeper, 'remove'>): Promise<void> {
  const { memberId, store } = book;
  if (memberId === ownerId) throw new UsageError('The owner stays; "Delete everything" deletes their rides.');
  await book.forget();
  await members.remove(memberId);
  await store.forgetRider(placeOfMember(memberId));
  await rm(book.folder, { recursive: true, force: true });
  await renewBackups(book);
}

/** A backup holds everybody, those too who have just been deleted. @returns how many were deleted */
async function renewBackups({ homeFolder, store, clock }: Book): Promise<number> {
  const { length } = await listBackups(homeFolder);
  for (const folder of [backupFolder(homeFolder), quarantineFolder(homeFolder)])
    await rm(folder, { recursive: true, force: true });
  const isSomebodyLeft = (await store.listRiders()).length > 0;
  if (length > 0 && isSomebodyLeft && existsSync(databaseFile(homeFolder)))
    backUp({ folder: homeFolder, file: newBackupFile(homeFolder, clock.nowMs()) });
  return length;
}
