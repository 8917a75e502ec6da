/** Owns the rules of the mark that tells whether anything was written since. */
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Store } from '../port.ts';
import { makeCommit, makeListed, makeRun, riderId } from './made-up.ts';
import type { OpenStore } from './under-test.ts';

/** A write of each kind: the rider's rows, what is noted beside them, and what belongs to the whole installation. */
const writes: Readonly<Record<string, (store: Store, writer: string) => Promise<unknown>>> = {
  'a workout': (store) => store.commitWorkout(riderId, makeCommit('w1')),
  'a page of the list': (store) => store.recordListed(riderId, [makeListed('w2')]),
  'a run': (store) => store.recordRun(riderId, makeRun('2026-11-22T12:00:00Z')),
  'a note of the rider’s': (store) => store.putState(riderId, 'exclusions', '{}'),
  'a note of the installation’s': (store, writer) => store.putState('installation', 'types', writer),
  'a secret': (store, writer) =>
    store.putSecret({ account: 'current', kind: 'peloton-session', sealed: Buffer.from(writer) }),
  'a token': (store, writer) =>
    store.addApiToken({
      id: writer,
      name: 'Pack',
      scope: 'read',
      tokenHash: writer,
      createdAt: '2026-11-22T12:00:00Z',
      lastUsedAt: null,
      memberId: 'owner',
    }),
  'a forgotten rider': (store) => store.forgetRider(riderId),
};

export function describeChanges(open: OpenStore): void {
  describe('the mark of changes', () => {
    it('stays while there is only reading', async () => {
      const { store } = await open();
      await store.commitWorkout(riderId, makeCommit('w1'));
      const mark = await store.changeMark();
      await store.listWorkouts(riderId);
      await store.listLedger(riderId);
      expect(await store.changeMark()).toBe(mark);
    });

    it('is another one after each write, whoever wrote, and never one that was there before', async () => {
      const { store, openBeside } = await open();
      const beside = await openBeside();
      onTestFinished(() => beside.close());
      const seen = new Set([await store.changeMark()]);
      for (const [writer, writing] of Object.entries({ itself: store, 'another process': beside })) {
        for (const [name, write] of Object.entries(writes)) {
          await write(writing, writer);
          const mark = await store.changeMark();
          expect(seen.has(mark), `${name} by ${writer}`).toBe(false);
          seen.add(mark);
        }
      }
    });
  });
}
