/** Owns the rules of the raw archive. */
import { describe, expect, it } from 'vitest';
import { makeCommit, makeDocument, makeWorkout, riderId } from './made-up.ts';
import type { OpenStore } from './under-test.ts';

export function describeArchive(open: OpenStore): void {
  describe('archive', () => {
    it.each([
      ['plain JSON', '{"a": 1}'],
      ['nothing', ''],
      ['a byte order mark', '\uFEFF{"a":1}'],
      ['every kind of character', '{"title":"Größe 💪 \u2028 \u0000 \\u0000 <b>"}\r\n'],
      ['a long body', `{"values":[${'173,'.repeat(20_000)}0]}`],
    ])('gives back %s to the byte', async (_name, text) => {
      const { store, reopen } = await open();
      const document = makeDocument('graph', 'w1', text);
      await store.archive(riderId, [document]);
      expect(await store.maybeDocument(riderId, 'graph', 'w1')).toEqual(document);
      const reopened = await reopen();
      expect((await reopened.maybeDocument(riderId, 'graph', 'w1'))?.text).toBe(text);
    });

    it('notes the kind of a class on every workout that took it, and keeps it through a rebuild that knows it', async () => {
      const { store } = await open();
      for (const id of ['w1', 'w2']) await store.commitWorkout(riderId, makeCommit(id));
      const other = makeWorkout('w3', { classId: 'class-2' });
      await store.commitWorkout(riderId, makeCommit('w3', { workout: other }));
      const version = await store.dataVersion(riderId);
      const document = makeDocument('ride_details', 'class-1', '{"class_types":[{"name":"Climb"}]}');
      expect(await store.archiveClass(riderId, document, 'Climb')).toBeGreaterThan(0);
      const types = async () =>
        new Map((await store.listWorkouts(riderId)).map(({ id, classType }) => [id, classType]));
      const named = new Map([
        ['w1', 'Climb'],
        ['w2', 'Climb'],
        ['w3', null],
      ]);
      expect(await types()).toEqual(named);
      expect(await store.dataVersion(riderId)).toBeGreaterThan(version);
      expect((await store.maybeDocument(riderId, 'ride_details', 'class-1'))?.text).toBe(document.text);
      expect(await store.archiveClass(riderId, document, 'Climb')).toBe(0);
      expect(await types()).toEqual(named);
    });

    it('stores an identical body once, with the time it came first', async () => {
      const { store } = await open();
      const document = makeDocument('ride', 'r1', '{"a":1}');
      // The document and its head.
      expect(await store.archive(riderId, [document])).toBe(2);
      expect(await store.archive(riderId, [{ ...document, fetchedAt: '2026-11-22T09:00:00Z' }])).toBe(0);
      expect((await store.maybeDocument(riderId, 'ride', 'r1'))?.fetchedAt).toBe(document.fetchedAt);
    });

    it('answers with the version that came last, even when it had come before', async () => {
      const { store } = await open();
      const first = makeDocument('ride', 'r1', '{"a":1}');
      const second = makeDocument('ride', 'r1', '{"a":2}');
      await store.archive(riderId, [first, second]);
      expect((await store.maybeDocument(riderId, 'ride', 'r1'))?.text).toBe('{"a":2}');
      // Its body is there already: only the head moves.
      expect(await store.archive(riderId, [first])).toBe(1);
      expect((await store.maybeDocument(riderId, 'ride', 'r1'))?.text).toBe('{"a":1}');
    });

    it('lists every version, the newest last, even when it had come before', async () => {
      const { store } = await open();
      const version = (text: string, fetchedAt: string) => ({
        ...makeDocument('workout', 'w1', text),
        fetchedAt,
      });
      await store.archive(riderId, [version('{"a":1}', '2026-11-21T09:00:00Z')]);
      await store.archive(riderId, [version('{"a":2}', '2026-11-21T10:00:00Z')]);
      await store.archive(riderId, [version('{"a":3}', '2026-11-21T11:00:00Z')]);
      await store.archive(riderId, [version('{"a":2}', '2026-11-21T12:00:00Z')]);
      const versions = await store.listDocumentVersions(riderId, 'workout', 'w1');
      expect(versions.map(({ text }) => text)).toEqual(['{"a":1}', '{"a":3}', '{"a":2}']);
      expect(await store.listDocumentVersions(riderId, 'workout', 'w2')).toEqual([]);
      expect(await store.listDocumentVersions('rider-2', 'workout', 'w1')).toEqual([]);
    });

    it('lets a version take the place of the newest, and of no older one', async () => {
      const { store } = await open();
      const texts = async () =>
        (await store.listDocumentVersions(riderId, 'workout', 'w1')).map(({ text }) => text);
      const document = (text: string, replacesNewest: boolean) => ({
        ...makeDocument('workout', 'w1', text),
        replacesNewest,
      });
      await store.archive(riderId, [document('{"a":1}', true), document('{"a":2}', false)]);
      // The new body, its head, the one that goes.
      expect(await store.archive(riderId, [document('{"a":3}', true)])).toBe(3);
      expect(await texts()).toEqual(['{"a":1}', '{"a":3}']);
      expect(await store.archive(riderId, [document('{"a":3}', true)])).toBe(0);
      expect(await texts()).toEqual(['{"a":1}', '{"a":3}']);
    });

    it('keeps kinds and ids apart and lists the ids of a kind', async () => {
      const { store } = await open();
      await store.commitWorkout(riderId, makeCommit('w2'));
      await store.commitWorkout(riderId, makeCommit('w1'));
      await store.archive(riderId, [makeDocument('instructor', 'i1', '{}')]);
      expect(await store.listDocumentIds(riderId, 'workout')).toEqual(['w1', 'w2']);
      expect(await store.listDocumentIds(riderId, 'instructor')).toEqual(['i1']);
      expect(await store.listDocumentIds('rider-2', 'workout')).toEqual([]);
      expect(await store.maybeDocument(riderId, 'graph', 'i1')).toBeNull();
    });
  });
}
