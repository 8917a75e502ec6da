/** Owns the packing of bodies with gzip. */
import { promisify } from 'node:util';
import { gzip as gzipWithCallback } from 'node:zlib';

const gzipAsync = promisify(gzipWithCallback);

/** Quick rather than small: nothing travels further than this machine. @param bytes the whole body */
export async function gzip(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await gzipAsync(bytes, { level: 1 }));
}
