/** Owns the pictures of whichever book lies open: each book has its own, fetched from the hosts it is pointed at. */
import { pelotonHosts } from '@ridebook/peloton';
import type { Book } from '../engine/book.ts';
import { createFetchPicture, usualPictureLimits } from './fetch-picture.ts';
import { openPictureFiles, usualFolderBytes } from './picture-files.ts';
import { createPictureKeeper, type PictureKeeper } from './picture-keeper.ts';
import { isPublicAddress } from './public-address.ts';

export interface PictureShelf {
  of(book: Book): PictureKeeper;
  /** Ends what is being fetched. */
  close(): void;
}

export function createPictureShelf(): PictureShelf {
  const closing = new AbortController();
  const keepers = new WeakMap<Book, PictureKeeper>();
  return {
    of(book) {
      const keeper = keepers.get(book) ?? openKeeper(book, closing.signal);
      keepers.set(book, keeper);
      return keeper;
    },
    close: () => closing.abort(),
  };
}

function openKeeper({ hosts, folder, clock }: Book, signal: AbortSignal): PictureKeeper {
  const isReal = hosts.apiUrl === pelotonHosts.apiUrl;
  return createPictureKeeper({
    apiUrl: hosts.apiUrl,
    files: openPictureFiles(folder, usualFolderBytes),
    fetchPicture: createFetchPicture({
      ...usualPictureLimits,
      signal,
      // A server that stands in for Peloton is the operator's choice, and mostly this very machine.
      isAllowedAddress: isReal ? isPublicAddress : () => true,
    }),
    nowMs: clock.nowMs,
  });
}
