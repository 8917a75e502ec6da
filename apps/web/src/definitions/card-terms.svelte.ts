/** Owns how a card learns what stands in it: every head and stat inside tells its term, and the card explains them all. */
import { getContext, setContext, untrack } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import type { TermName } from './terms.ts';

const key = Symbol('terms of the card');

/** How often each term stands in the card. */
type CardTerms = SvelteMap<TermName, number>;

/** Called by a card, before its content is made. */
export function collectTerms(): ReadonlyMap<TermName, number> {
  const found: CardTerms = new SvelteMap();
  setContext(key, found);
  return found;
}

/** Called by whatever shows a figure, with what it shows; outside of a card nobody listens. */
export function tellTerm(read: () => TermName | undefined): void {
  const found = getContext<CardTerms | undefined>(key);
  const add = (name: TermName, by: 1 | -1): void => {
    const count = (found?.get(name) ?? 0) + by;
    if (count > 0) found?.set(name, count);
    else found?.delete(name);
  };
  $effect(() => {
    const name = read();
    if (name === undefined) return undefined;
    untrack(() => add(name, 1));
    return () => add(name, -1);
  });
}
