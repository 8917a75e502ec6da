/**
 * Owns locks that die with their process. A lock is an advisory lock in a transaction that stays open on a connection
 * of its own: the server frees it with the connection, and a pooler that hands out connections by the transaction keeps
 * this one with its holder.
 *
 * A holder may lose its connection without noticing, and somebody else take the lock. So each taking counts a
 * generation up, and every transaction of the holder's work looks whether its generation still stands: what a dead
 * holder has under way is refused (M. Kleppmann, "How to do distributed locking", 2016, calls that a fencing token).
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { sql } from 'kysely';
import { LockHeldError, lockHeldSentence, StorageError } from '../errors.ts';
import type { Handle } from '../queries/database.ts';
import type { Connections } from './pool.ts';

export interface Fence {
  readonly name: string;
  readonly generation: number;
}

export interface Locks {
  /** @throws LockHeldError when another process, or another task of this one, holds it */
  withLock<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Counts the generation up, as if somebody had taken over. @returns that it can be done here */
  revoke(name: string): Promise<true>;
  /** Runs first inside each writing transaction. @throws StorageError when a lock of the caller's was lost */
  checkFences(transaction: Handle): Promise<void>;
}

export function createLocks(connections: Connections, handle: Handle): Locks {
  const held = new AsyncLocalStorage<readonly Fence[]>();

  return {
    async withLock(name, work) {
      const client = await connections.openClient();
      // Should its connection break meanwhile, the generation tells when the next transaction begins.
      try {
        await client.query('begin');
        // The server looks whether a holder that says nothing is still there, and frees the lock of one that is not.
        await client.query(`select set_config('idle_in_transaction_session_timeout', '0', true),
          set_config('tcp_keepalives_idle', '15', true), set_config('tcp_keepalives_interval', '5', true),
          set_config('tcp_keepalives_count', '3', true)`);
        const { rows } = await client.query<{ taken: boolean }>(
          'select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as taken',
          [`ridebook.${name}`],
        );
        if (rows[0]?.taken !== true) {
          throw new LockHeldError(lockHeldSentence);
        }
        const fence = { name, generation: await nextGeneration(handle, name) };
        return await held.run([...(held.getStore() ?? []), fence], work);
      } finally {
        await client.end().catch(() => {});
      }
    },

    async revoke(name) {
      await nextGeneration(handle, name);
      return true;
    },

    async checkFences(transaction) {
      for (const { name, generation } of held.getStore() ?? []) {
        // Shared: whoever takes the lock next waits until this transaction has ended.
        const { rows } = await sql<{ generation: number }>`
          select generation from lock_generation where name = ${name} for share`.execute(transaction);
        if (rows[0]?.generation !== generation) {
          throw new StorageError(
            'Another Ridebook has taken over the work on this book. This run stops; what it stored is complete.',
          );
        }
      }
    },
  };
}

async function nextGeneration(handle: Handle, name: string): Promise<number> {
  const { rows } = await sql<{ generation: number }>`
    insert into lock_generation values (${name}, 1)
    on conflict (name) do update set generation = lock_generation.generation + 1
    returning generation`.execute(handle);
  return rows[0]?.generation ?? 0;
}
