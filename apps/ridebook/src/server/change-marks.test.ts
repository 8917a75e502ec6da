import { afterAll, beforeAll, expect, it } from 'vitest';
import { startEngine, type TestEngine } from '../../../../test/in-process/engine.ts';
import type { Book } from '../engine/book.ts';
import { createChangeMarks, longestLagMs } from './change-marks.ts';

let engine: TestEngine;
let book: Book;
let nowMs = 0;
beforeAll(async () => {
  engine = await startEngine({ workouts: 2, seed: 'marks' });
  book = { ...engine.book, clock: { ...engine.book.clock, monotonicMs: () => nowMs } };
});
afterAll(() => engine.close());

const write = (text: string): Promise<void> => engine.book.store.putState('somebody', 'a-note', text);

it('moves with each write while nothing syncs', async () => {
  const marks = createChangeMarks(() => false);
  const before = await marks.recent(book);
  expect(await marks.recent(book)).toBe(before);
  await write('one');
  expect(await marks.recent(book)).not.toBe(before);
});

it('stays for a second while a sync writes, and no longer', async () => {
  const marks = createChangeMarks(() => true);
  const before = await marks.recent(book);
  await write('two');
  nowMs += longestLagMs - 1;
  expect(await marks.recent(book)).toBe(before);
  nowMs += 1;
  expect(await marks.recent(book)).not.toBe(before);
});

it('moves at once during a sync for who wants it exact, and for all once somebody changed something', async () => {
  const marks = createChangeMarks(() => true);
  const before = await marks.recent(book);
  await write('three');
  const exact = await marks.exact(book);
  expect(exact).not.toBe(before);
  expect(await marks.recent(book)).toBe(exact);
  await write('four');
  expect(await marks.recent(book)).toBe(exact);
  marks.noteChange();
  expect(await marks.recent(book)).not.toBe(exact);
});
