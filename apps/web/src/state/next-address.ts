/** Owns where a browser goes once it is let in: to the page it wanted, and never to another site. */

/** @param search of the login page's address: `?next=/records` */
export function nextAddress(search: string): string {
  const next = new URLSearchParams(search).get('next') ?? '/';
  // Two slashes, or a slash and a backslash, begin another host's address; control characters vanish from addresses.
  const isOwn = /^\/(?![/\\])/.test(next) && ![...next].some((letter) => letter < ' ');
  return isOwn && !next.startsWith('/login') ? next : '/';
}

/** The login page's address for somebody who stood at another, and was let in there until now. */
export function loginAddress(pathname: string, search: string): string {
  const here = `${pathname}${search}`;
  return here === '/' ? '/login?ended=' : `/login?ended=&next=${encodeURIComponent(here)}`;
}

/** Whether somebody comes to the login page who was let in until now. */
export const isEnded = (search: string): boolean => new URLSearchParams(search).has('ended');
