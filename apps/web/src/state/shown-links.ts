/**
 * Owns the links of a book that somebody shows. Pages write every address as that of one's own book; here, in one place for
 * all of them, it is put below the sharer's, so that a new tab, a bookmark and a copied address lead to the same book. What
 * leads to something that is not shown is no link.
 */
import { ownPath } from './sharer.ts';

export interface ShownLinksOptions {
  /** `/of/abc` */
  readonly prefix: string;
  /** Whether there is something to see at an address, which is written as in one's own book: `/workouts?length=30`. */
  readonly isShown: (address: string) => boolean;
}

/** Keeps all links below an element so, those too that come later. A link that names its target is left as it is. @returns how to stop */
export function keepLinksShown(root: HTMLElement, { prefix, isShown }: ShownLinksOptions): () => void {
  const write = (link: HTMLAnchorElement, address: string): void => {
    link.dataset['address'] = address;
    if (!isShown(address)) link.removeAttribute('href');
    else if (link.getAttribute('href') !== prefix + address) link.setAttribute('href', prefix + address);
  };
  /** A page's own word for where it leads; what was written here before is not. */
  const keep = (link: HTMLAnchorElement): void => {
    const href = link.getAttribute('href');
    if (href === null || link.target !== '' || !/^\/(?!\/)/.test(href)) return;
    write(link, ownPath(href) === href ? href : href.slice(prefix.length));
  };
  const keepAll = (within: Element): void => {
    for (const link of within.querySelectorAll<HTMLAnchorElement>('a[href]')) keep(link);
  };

  for (const link of root.querySelectorAll<HTMLAnchorElement>('a[data-address]')) {
    const address = link.dataset['address'];
    if (address !== undefined) write(link, address);
  }
  keepAll(root);
  const observer = new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      if (target instanceof HTMLAnchorElement) keep(target);
      for (const node of addedNodes) {
        if (node instanceof HTMLAnchorElement) keep(node);
        if (node instanceof Element) keepAll(node);
      }
    }
  });
  observer.observe(root, { subtree: true, childList: true, attributeFilter: ['href'] });
  return () => observer.disconnect();
}
