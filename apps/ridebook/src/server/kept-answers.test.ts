/** What is kept has a bound, whoever asks for whatever: of bytes, compressed ones too, and of answers. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openFileBook, type FileBook } from '../../../../test/in-process/file-book.ts';
import { createKeptAnswer, createKeptAnswers, mostAnswers, mostBytes } from './kept-answers.ts';

let files: FileBook;
beforeAll(async () => {
  files = await openFileBook();
});
afterAll(() => files.close());

/** @returns asks for the answer of a number, and says whether it had to be made */
function createAsker(bytes: number) {
  const answers = createKeptAnswers();
  return async (number: number, isCompressed = false): Promise<boolean> => {
    let wasMade = false;
    const answer = await answers.answer(
      files.book,
      `/${number}`,
      () => Promise.resolve('the same'),
      () => {
        wasMade = true;
        return Promise.resolve(createKeptAnswer(new Uint8Array(randomBytes(bytes)), {}));
      },
    );
    if (isCompressed) await answer?.body('gzip');
    return wasMade;
  };
}

it('of bytes: what was asked for longest ago is forgotten, and what was asked for last is not', async () => {
  const ask = createAsker(1024 * 1024);
  const most = mostBytes / 1024 / 1024;
  for (let number = 0; number <= most; number += 1) expect(await ask(number)).toBe(true);
  expect(await ask(most)).toBe(false);
  expect(await ask(1)).toBe(false);
  expect(await ask(0)).toBe(true);
  // The one that was asked for again has outlived the one after it.
  expect(await ask(1)).toBe(false);
  expect(await ask(2)).toBe(true);
});

it('of bytes in every encoding', async () => {
  const ask = createAsker(1024 * 1024);
  const half = mostBytes / 1024 / 1024 / 2;
  for (let number = 0; number <= half; number += 1) await ask(number, true);
  expect(await ask(half + 1)).toBe(true);
  expect(await ask(0)).toBe(true);
  expect(await ask(half)).toBe(false);
});

it('of answers', async () => {
  const ask = createAsker(1);
  for (let number = 0; number <= mostAnswers; number += 1) expect(await ask(number)).toBe(true);
  expect(await ask(mostAnswers)).toBe(false);
  expect(await ask(0)).toBe(true);
});
