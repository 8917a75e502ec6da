/** Owns compressing a body of text for the wire. */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { ContentEncoding } from './accepted-encoding.ts';

export type Body = Uint8Array<ArrayBuffer>;

/** What is notably smaller takes 25 times as long; benchmarks/table.ts has the figures. */
const brotliQuality = 5;

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

export const compressText: Readonly<Record<ContentEncoding, (body: Body) => Promise<Body>>> = {
  br: (body) =>
    compressBrotli(body, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength,
      },
    }),
  gzip: (body) => compressGzip(body),
  identity: (body) => Promise.resolve(body),
};
