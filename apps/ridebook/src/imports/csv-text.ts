/** Owns reading a file as text without holding it: what it is, how it is encoded, and its characters in pieces. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { fileKind, kindBytes, type Encoding } from '@ridebook/formats/csv';

export type TextEncodingName = Encoding | 'windows-1252';

export interface FileReading {
  /** Of all bytes, in hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
  /** `null` for a file that is refused. */
  readonly encoding: TextEncodingName | null;
  /** Why it is refused, or `null`. */
  readonly problem: string | null;
}

const pieceBytes = 64 * 1024;

const pieces = (path: string): AsyncIterable<Buffer> => createReadStream(path, { highWaterMark: pieceBytes });

/** Looks at every byte once. @throws the system's error when it cannot be read */
export async function readFileOnce(path: string): Promise<FileReading> {
  const hash = createHash('sha256');
  const letters = createLetterCounter();
  let start = Buffer.alloc(0);
  let bytes = 0;
  for await (const piece of pieces(path)) {
    hash.update(piece);
    letters.push(piece);
    bytes += piece.length;
    if (start.length < kindBytes) start = Buffer.concat([start, piece]).subarray(0, kindBytes);
  }
  const kind = fileKind(start);
  const encoding = kind.encoding === 'utf-8' ? letters.encoding() : kind.encoding;
  return { sha256: hash.digest('hex'), bytes, encoding, problem: kind.problem };
}

/**
 * Tells UTF-8 from the older encoding of western Windows: bytes above 127 that never make a character of UTF-8 are the
 * latter. Where some do, the others are damage, and stay visible as such.
 */
function createLetterCounter() {
  const decoder = new TextDecoder('utf-8');
  let hasLetters = false;
  let hasDamage = false;
  const look = (text: string): void => {
    hasDamage ||= text.includes('\ufffd');
    hasLetters ||= /[^\u0000-\u007f\ufffd]/.test(text); // eslint-disable-line no-control-regex -- all of ASCII is meant
  };
  return {
    push: (piece: Uint8Array) => look(decoder.decode(piece, { stream: true })),
    encoding: (): TextEncodingName => {
      look(decoder.decode());
      return hasDamage && !hasLetters ? 'windows-1252' : 'utf-8';
    },
  };
}

/** The file's text, piece by piece; what is no character becomes U+FFFD. */
export async function* readText(path: string, encoding: TextEncodingName): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of pieces(path)) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}
