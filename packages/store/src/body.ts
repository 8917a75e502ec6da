/** Owns how bytes lie in the database: compressed with Zstandard where that helps, and named so that others may follow. */
import { createHash } from 'node:crypto';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';

export interface StoredBody {
  readonly encoding: string;
  /** Before compression. */
  readonly byte_length: number;
  readonly body: Uint8Array;
}

/** In hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function encodeBody(bytes: Uint8Array): StoredBody {
  // The size told beforehand, Zstandard sets itself up for that much and no more.
  const compressed = zstdCompressSync(bytes, { pledgedSrcSize: bytes.byteLength });
  if (compressed.byteLength >= bytes.byteLength) {
    return { encoding: 'none', byte_length: bytes.byteLength, body: bytes };
  }
  return { encoding: 'zstd', byte_length: bytes.byteLength, body: compressed };
}

/** @throws RangeError when the encoding is unknown or the length is not what was stored; zlib's errors when it is damaged */
export function decodeBody({ encoding, byte_length, body }: StoredBody): Uint8Array {
  const bytes = encoding === 'zstd' ? zstdDecompressSync(body) : body;
  if (encoding !== 'zstd' && encoding !== 'none') throw new RangeError(`Unknown encoding "${encoding}".`);
  if (bytes.byteLength !== byte_length)
    throw new RangeError(`${bytes.byteLength} bytes instead of ${byte_length}.`);
  return bytes;
}
