/** Owns fetching one picture from outside: no redirect, no cookie, nothing of this network, and only so many bytes. */
import { lookup as lookUpName, type LookupAddress } from 'node:dns';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { userAgent } from '../version.ts';
import { maybePictureType } from './picture-type.ts';

export interface PictureLimits {
  readonly deadlineMs: number;
  readonly maximumBytes: number;
  /** Aborted when the program stops. */
  readonly signal: AbortSignal;
  /** Whether a resolved address may be connected to. */
  readonly isAllowedAddress: (address: string) => boolean;
}

/** A class picture has 50 to 500 KB. */
export const usualPictureLimits = { deadlineMs: 10_000, maximumBytes: 5 * 1024 * 1024 };

/** Of one picture, why it cannot be had. */
export class PictureError extends Error {
  override readonly name = 'PictureError';
}

export type FetchPicture = (address: URL) => Promise<Uint8Array<ArrayBuffer>>;

/** The returned function throws a `PictureError` for anything but a whole raster picture. */
export function createFetchPicture(limits: PictureLimits): FetchPicture {
  return async (address) => {
    const signal = AbortSignal.any([limits.signal, AbortSignal.timeout(limits.deadlineMs)]);
    try {
      const response = await send(address, signal, limits.isAllowedAddress);
      const bytes = await readBody(response, limits.maximumBytes);
      if (maybePictureType(bytes) === null) throw new PictureError('it is no PNG, JPEG, GIF or WebP');
      return bytes;
    } catch (error) {
      if (error instanceof PictureError) throw error;
      throw new PictureError('it could not be fetched', { cause: error });
    }
  };
}

function send(
  address: URL,
  signal: AbortSignal,
  isAllowedAddress: (address: string) => boolean,
): Promise<IncomingMessage> {
  // A literal address is never looked up, so that the look-up below would not see it.
  const literal = address.hostname.replace(/^\[|\]$/g, '');
  if (isIP(literal) !== 0 && !isAllowedAddress(literal)) {
    throw new PictureError('its address is not on the internet');
  }
  return new Promise((resolve, reject) => {
    const outgoing = (address.protocol === 'https:' ? httpsRequest : httpRequest)(
      address,
      {
        headers: { accept: 'image/webp,image/png,image/jpeg,image/gif', 'user-agent': userAgent },
        lookup: lookUpAllowed(isAllowedAddress),
        agent: false,
        signal,
      },
      (response) => {
        if (response.statusCode === 200) return resolve(response);
        response.destroy();
        reject(new PictureError(`the server answered ${response.statusCode}`));
      },
    );
    outgoing.on('error', reject);
    outgoing.end();
  });
}

/** The connection uses the very addresses that were judged: a name that changes its mind in between gains nothing. */
function lookUpAllowed(isAllowedAddress: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookUpName(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
      if (error !== null) return callback(error, '');
      const allowed = found.filter(({ address }) => isAllowedAddress(address));
      const [first] = allowed;
      if (first === undefined) return callback(new PictureError('its address is not on the internet'), '');
      if (options.all) callback(null, allowed);
      else callback(null, first.address, first.family);
    });
  };
}

async function readBody(response: IncomingMessage, maximumBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () => new PictureError(`it is larger than ${maximumBytes} bytes`);
  if (Number(response.headers['content-length'] ?? 0) > maximumBytes) {
    response.destroy();
    throw tooLarge();
  }
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maximumBytes) {
      response.destroy();
      throw tooLarge();
    }
    chunks.push(chunk);
  }
  if (!response.complete) throw new PictureError('the connection ended before the picture did');
  return new Uint8Array(Buffer.concat(chunks));
}
