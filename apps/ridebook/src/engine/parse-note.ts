/** Owns what a private note may be. */
import { UsageError } from '../errors.ts';

const longestNote = 10_000;

/** The text without what surrounds it; an empty one means no note. @throws UsageError */
export function parseNote(body: unknown): string {
  const text = typeof body === 'object' && body !== null && 'text' in body ? body.text : undefined;
  if (typeof text !== 'string') throw new UsageError('Give a note as {"text"}; an empty text deletes it.');
  if (text.length > longestNote)
    throw new UsageError(`A note has at most ${longestNote} characters, not ${text.length}.`);
  return text.trim();
}
