/** Owns the rules of locks. */
import { describe, expect, it } from 'vitest';
import { LockHeldError, StorageError } from '../errors.ts';
import { makeCommit, riderId } from './made-up.ts';
import type { OpenStore } from './under-test.ts';

export function describeLocks(open: OpenStore): void {
  describe('locks', () => {
    it('refuses a second holder, also in the same process, in words for people', async () => {
      const { store } = await open();
      await store.withLock('sync', async () => {
        const second = store.withLock('sync', () => Promise.resolve('never'));
        await expect(second).rejects.toThrow(LockHeldError);
        await expect(second).rejects.toThrow('Another Ridebook is at work on the same data.');
      });
      expect(await store.withLock('sync', () => Promise.resolve('again'))).toBe('again');
    });

    it('holds locks of different names at once, whatever their characters', async () => {
      const { store } = await open();
      const names = ['sync:rider-1', 'sync:rider-2', '../up', 'a/b', 'Größe', ''];
      const nested = names.reduceRight<() => Promise<number>>(
        (inner, name) => () => store.withLock(name, inner),
        () => Promise.resolve(42),
      );
      expect(await nested()).toBe(42);
    });

    it('lets go when the work throws, and throws the same', async () => {
      const { store } = await open();
      const broken = new Error('broken');
      await expect(store.withLock('sync', () => Promise.reject(broken))).rejects.toBe(broken);
      expect(await store.withLock('sync', () => Promise.resolve(1))).toBe(1);
    });

    it('lets everybody read and write meanwhile', async () => {
      const { store } = await open();
      await store.withLock('sync', () => store.commitWorkout(riderId, makeCommit('w1')));
      expect(await store.countWorkouts(riderId)).toBe(1);
    });

    it('refuses work after closing, and closes twice as once', async () => {
      const { store } = await open();
      await store.commitWorkout(riderId, makeCommit('w1'));
      await store.close();
      await store.close();
      await expect(store.listWorkouts(riderId)).rejects.toThrow(StorageError);
    });
  });
}
