/** Owns what the conformance suite needs of an engine's test file. */
import type { Store } from '../port.ts';

export interface StoreUnderTest {
  /** Empty at first; its clock stands at `now` of `made-up.ts`. */
  readonly store: Store;
  /** Closes the store and opens the same data again. */
  readonly reopen: () => Promise<Store>;
  /** Opens the same data beside it, as another process does. Whoever calls closes it. */
  readonly openBeside: () => Promise<Store>;
}

/** Called inside a test; whatever it made is removed when that test has finished. */
export type OpenStore = () => Promise<StoreUnderTest>;
