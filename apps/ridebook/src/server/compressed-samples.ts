/** Owns the samples of workouts as they go over the wire: compressed once in each encoding, the last ones asked for kept. */
import { promisify } from 'node:util';
import { brotliCompress, constants, deflate, gzip } from 'node:zlib';
import { nameOfContent } from './etag.ts';

/** In the order of preference: a 45-minute ride is smallest in the first. */
export const sampleEncodings = ['br', 'gzip', 'deflate', 'identity'] as const;

export type SampleEncoding = (typeof sampleEncodings)[number];

/** As many bodies as somebody looks at in one sitting, at some ten kilobytes each. */
const mostKept = 64;

/** The best saves an eighth more and takes 30 times as long; benchmarks/workout-story.ts has the figures. */
const brotliQuality = 5;

type Body = Uint8Array<ArrayBuffer>;

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);
const compressDeflate = promisify(deflate);

const compressors: Readonly<Record<SampleEncoding, (bytes: Uint8Array) => Promise<Body>>> = {
  br: (bytes) =>
    compressBrotli(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
      },
    }),
  gzip: (bytes) => compressGzip(bytes),
  // What HTTP calls deflate has the wrapping of zlib (RFC 9110, section 8.4.1.2).
  deflate: (bytes) => compressDeflate(bytes),
  identity: (bytes) => Promise.resolve(Uint8Array.from(bytes)),
};

export type CompressSamples = (bytes: Uint8Array, encoding: SampleEncoding) => Promise<Body>;

export function createSampleCompressor(): CompressSamples {
  const kept = new Map<string, Promise<Body>>();
  return (bytes, encoding) => {
    const key = `${nameOfContent(bytes)}-${encoding}`;
    const body = kept.get(key) ?? compressors[encoding](bytes);
    // Asked for last is forgotten last.
    kept.delete(key);
    kept.set(key, body);
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return body;
  };
}
