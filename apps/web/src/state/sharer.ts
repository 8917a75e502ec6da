/** Owns whose pages stand: one's own, or those that another member of the household shows, below `/of/{member}`. */

/** Where everything stands that others show; who only looks on begins there. */
export const othersAddress = '/of';

/** Whether an address is that of no book at all, but of the list of those that are shown. */
export const isListOfOthers = (pathname: string): boolean => /^\/of\/?$/.test(pathname);

const below = /^\/of\/([^/]+)(\/.*)?$/;

/** The member whose pages an address leads to; `null` for one's own. */
export const maybeSharerId = (pathname: string): string | null => below.exec(pathname)?.[1] ?? null;

/** What stands before every address of theirs; empty for one's own. */
export const prefixOf = (sharerId: string | null): string => (sharerId === null ? '' : `/of/${sharerId}`);

/** The page's own part of an address. */
export const ownPath = (pathname: string): string =>
  below.test(pathname) ? (below.exec(pathname)?.[2] ?? '/') : pathname;

/** Where a page that somebody shows is: `home` is the first one. */
export const sharedPageAddress = (sharerId: string, page: string): string =>
  `${prefixOf(encodeURIComponent(sharerId))}/${page === 'home' ? '' : page}`;
