/** Owns the step between the address bar and the page: the History API, links included. */
import { formatRoute, parseRoute, type Route } from './route.ts';
import { maybeSharerId, ownPath, prefixOf } from './sharer.ts';

export interface Router {
  readonly route: Route;
  /** Opens a page as a new step of the history. */
  open(route: Route): void;
  /** Opens a page by its address, as a press on a link to it would. */
  openAddress(address: string): void;
  /** Changes the address without a step: a filter, a redirect. */
  replace(route: Route): void;
}

/** What stands apart from the filters: the page, and which one of its kind. */
const pageOf = (route: Route): string =>
  route.page === 'book' ? `${route.name}/${route.id ?? ''}` : route.page;

/** Follows the window's address until the page is left: within one's own book, or within that of somebody who shows theirs. */
export function createRouter(window: Window): Router {
  const sharerId = maybeSharerId(window.location.pathname);
  const prefix = prefixOf(sharerId);
  const read = (): Route => parseRoute(ownPath(window.location.pathname), window.location.search);
  const write = (next: Route): string => `${prefix}${formatRoute(next)}`;
  let route = $state.raw(read());
  window.addEventListener('popstate', () => {
    route = read();
  });

  function open(next: Route): void {
    window.history.pushState(null, '', write(next));
    // A filter leaves the page where it is.
    if (pageOf(next) !== pageOf(route)) window.scrollTo(0, 0);
    route = next;
  }

  function openAddress(address: string): void {
    const { pathname, search } = new URL(address, window.location.href);
    open(parseRoute(ownPath(pathname), search));
  }

  function replace(next: Route): void {
    window.history.replaceState(null, '', write(next));
    route = next;
  }

  // Ordinary links stay ordinary: only a plain click on one of our own pages is taken over.
  window.document.addEventListener('click', (event) => {
    const isPlain =
      event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!isPlain || event.defaultPrevented || link === null || link.target !== '') return;
    if (link.origin !== window.location.origin || link.hash !== '' || link.hasAttribute('download')) return;
    // Another book is another load.
    if (maybeSharerId(link.pathname) !== sharerId) return;
    event.preventDefault();
    open(parseRoute(ownPath(link.pathname), link.search));
  });

  return {
    get route() {
      return route;
    },
    open,
    openAddress,
    replace,
  };
}
