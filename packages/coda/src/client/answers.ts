/** Owns how Coda's answers are read: what is missing or of the wrong type is a `CodaError`, never `undefined` further in. */
import { CodaError } from './coda-error.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** @throws CodaError */
export function readObject(value: unknown): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw unreadable('no object');
}

/** @throws CodaError */
export function readText(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value === 'string') return value;
  throw unreadable(`no "${name}"`);
}

/** One page of a list. @throws CodaError */
export function readPage(value: unknown): {
  readonly items: readonly Fields[];
  readonly nextPageToken: string | null;
} {
  const { items, nextPageToken } = readObject(value);
  if (!Array.isArray(items)) throw unreadable('no "items"');
  return {
    items: items.map(readObject),
    nextPageToken: typeof nextPageToken === 'string' && nextPageToken !== '' ? nextPageToken : null,
  };
}

const unreadable = (what: string): CodaError =>
  new CodaError('failing', `Coda answered something that cannot be read: ${what} in it.`);
