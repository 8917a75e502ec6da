/** Owns having a picture: from the disk, or fetched once however many ask, or refused for an hour after it could not be had. */
import { maybePictureAddress } from './picture-address.ts';
import { PictureError, type FetchPicture } from './fetch-picture.ts';
import type { PictureFiles } from './picture-files.ts';

export interface PictureKeeper {
  /** @throws PictureError saying why it cannot be had */
  read(url: string): Promise<Uint8Array<ArrayBuffer>>;
}

export interface PictureKeeperOptions {
  readonly apiUrl: string;
  readonly files: PictureFiles;
  readonly fetchPicture: FetchPicture;
  readonly nowMs: () => number;
}

const refusedForMs = 60 * 60 * 1000;
const mostRefusals = 2_000;
/** A page of pictures is not a reason to open fifty connections. */
const mostFetches = 4;

export function createPictureKeeper({
  apiUrl,
  files,
  fetchPicture,
  nowMs,
}: PictureKeeperOptions): PictureKeeper {
  const refusals = new Map<string, { readonly untilMs: number; readonly reason: string }>();
  const underWay = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  const takeTurn = createTurns(mostFetches);

  const refuse = (url: string, reason: string): void => {
    refusals.delete(url);
    refusals.set(url, { untilMs: nowMs() + refusedForMs, reason });
    const [oldest] = refusals.keys();
    if (refusals.size > mostRefusals && oldest !== undefined) refusals.delete(oldest);
  };

  const fetchAndKeep = async (url: string): Promise<Uint8Array<ArrayBuffer>> => {
    const kept = await files.maybeRead(url);
    if (kept !== null) return kept;
    const refusal = refusals.get(url);
    if (refusal !== undefined && refusal.untilMs > nowMs()) throw new PictureError(refusal.reason);
    const address = maybePictureAddress(url, apiUrl);
    if (address === null) throw new PictureError('its address is not one of Peloton’s');
    try {
      const bytes = await takeTurn(() => fetchPicture(address));
      // A full disk is no reason to show nothing.
      await files.write(url, bytes).catch(() => undefined);
      return bytes;
    } catch (error) {
      if (error instanceof PictureError) refuse(url, error.message);
      throw error;
    }
  };

  return {
    read(url) {
      const waiting = underWay.get(url);
      if (waiting !== undefined) return waiting;
      const reading = fetchAndKeep(url).finally(() => underWay.delete(url));
      underWay.set(url, reading);
      return reading;
    },
  };
}

/** Lets so many works run at once; the others wait in the order in which they came. */
function createTurns(most: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
