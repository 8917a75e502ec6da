/**
 * Owns answers that are given again while nothing was written: as the bytes that travel, once in each encoding that
 * somebody asked for.
 */
import type { Book } from '../engine/book.ts';
import type { ContentEncoding } from './accepted-encoding.ts';
import { compressText, type Body } from './compress-body.ts';
import { nameOfContent } from './etag.ts';

export interface KeptAnswer {
  /** Names the content: an answer that is made anew and says the same has the same. */
  readonly hash: string;
  readonly byteLength: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Of all that is kept of it: as it is, and in each encoding that somebody asked for. */
  heldBytes(): number;
  body(encoding: ContentEncoding): Promise<Body>;
}

export interface KeptAnswers {
  /**
   * Gives the answer that is kept for this address of this book, or the one that is made now.
   * @param markOf how the data of the book stand
   * @param make reads what it needs when it is called and not before; `null` for what is not to be kept
   */
  answer(
    book: Book,
    address: string,
    markOf: (book: Book) => Promise<string>,
    make: () => Promise<KeptAnswer | null>,
  ): Promise<KeptAnswer | null>;
}

interface Kept {
  /** How the data stood before the answer was made. */
  readonly mark: string;
  readonly answer: Promise<KeptAnswer | null>;
}

/** Room for the table of 10,000 workouts and everything else that a dashboard over it asks for, several times. */
export const mostBytes = 32 * 1024 * 1024;
export const mostAnswers = 200;

export function createKeptAnswers(): KeptAnswers {
  const answersOf = new WeakMap<Book, Map<string, Kept>>();
  return {
    async answer(book, address, markOf, make) {
      const answers = answersOf.get(book) ?? new Map<string, Kept>();
      answersOf.set(book, answers);
      // Asked before anything is read: whatever is written from here on has another mark, and the answer is made anew.
      const mark = await markOf(book);
      const known = answers.get(address);
      const kept = known?.mark === mark ? known : { mark, answer: remake(make, known?.answer) };
      // Asked for last is forgotten last.
      answers.delete(address);
      answers.set(address, kept);
      if (kept === known) return kept.answer;
      try {
        const answer = await kept.answer;
        if (answer === null && answers.get(address) === kept) answers.delete(address);
        await forgetOldest(answers);
        return answer;
      } catch (error) {
        if (answers.get(address) === kept) answers.delete(address);
        throw error;
      }
    },
  };
}

/** What says the same as before keeps the bodies that are compressed already. */
async function remake(
  make: () => Promise<KeptAnswer | null>,
  before: Promise<KeptAnswer | null> | undefined,
): Promise<KeptAnswer | null> {
  const [next, last] = [await make(), await before?.catch(() => null)];
  return next !== null && last?.hash === next.hash ? last : next;
}

async function forgetOldest(answers: Map<string, Kept>): Promise<void> {
  let [bytes, count] = [0, 0];
  for (const [address, { answer }] of [...answers].toReversed()) {
    bytes += (await answer.catch(() => null))?.heldBytes() ?? 0;
    count += 1;
    if (bytes > mostBytes || count > mostAnswers) answers.delete(address);
  }
}

export function createKeptAnswer(body: Body, headers: Readonly<Record<string, string>>): KeptAnswer {
  const bodies = new Map<ContentEncoding, Promise<Body>>();
  let compressedBytes = 0;
  const encode = async (encoding: ContentEncoding): Promise<Body> => {
    const encoded = await compressText[encoding](body);
    if (encoding !== 'identity') compressedBytes += encoded.byteLength;
    return encoded;
  };
  return {
    hash: nameOfContent(body),
    byteLength: body.byteLength,
    headers,
    heldBytes: () => body.byteLength + compressedBytes,
    body(encoding) {
      const known = bodies.get(encoding) ?? encode(encoding);
      bodies.set(encoding, known);
      return known;
    },
  };
}
