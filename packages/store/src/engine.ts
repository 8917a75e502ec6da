/** Owns what an engine brings to the store. */
import type { Store } from './port.ts';
import type { Handle } from './queries/database.ts';

/** What an engine brings. */
export interface Engine {
  /**
   * Runs a read. Errors of the engine become `StorageError`.
   * @param riderId whose rows it is about; `null` for what belongs to the whole installation
   */
  readonly run: <T>(riderId: string | null, work: (handle: Handle) => Promise<T>) => Promise<T>;
  /** Runs `work` in one writing transaction, which an engine may repeat. Errors of the engine become `StorageError`. */
  readonly transact: <T>(riderId: string | null, work: (handle: Handle) => Promise<T>) => Promise<T>;
  /** Whether the tables are this program's: newer ones may hold more than it knows of. */
  readonly knowsAllTables: () => Promise<boolean>;
  readonly changeMark: Store['changeMark'];
  readonly withLock: Store['withLock'];
  readonly revokeLock: Store['revokeLock'];
  readonly close: Store['close'];
  /** UTC */
  readonly now: () => string;
}
