/** Owns the push that follows a sync, where a doc is named: in the settings, or by the environment. */
import type { PushProgress } from '@ridebook/coda';
import { LockHeldError } from '@ridebook/store';
import type { SyncResult } from '@ridebook/sync';
import type { Book } from '../engine/book.ts';
import { pushToCoda, sentencesOf, type CodaPush } from './push-coda.ts';

export interface AfterSyncOptions {
  readonly isStopping: () => boolean;
  readonly onProgress: (progress: PushProgress) => void;
}

export interface PushAfterSync {
  readonly push: CodaPush;
  /** There is something to tell that the push before did not tell. */
  readonly isNews: boolean;
}

/** `null` where no doc is named, where the settings say otherwise, where the sync brought nothing home, and while another push runs. */
export async function maybePushAfterSync(
  book: Book,
  sync: SyncResult,
  options: AfterSyncOptions,
): Promise<PushAfterSync | null> {
  if (sync.endedBy !== null || sync.wasStopped || sync.rider === null) return null;
  const { docId, hasToken, isAfterSync, environmentDocId } = await book.coda.read();
  const isNamed = environmentDocId !== null || (docId !== null && hasToken);
  if (!isAfterSync || !isNamed) return null;
  const [last] = await book.store.listPushes(sync.rider.id, { limit: 1 });
  try {
    const push = await pushToCoda(book, { scope: 'changed', ...options });
    const known = new Set(last?.problems ?? []);
    const isNews = sentencesOf(push).some((sentence) => !known.has(sentence));
    return { push, isNews };
  } catch (error) {
    if (error instanceof LockHeldError) return null;
    throw error;
  }
}
