/** Owns chance that can be repeated: the same seed, the same numbers. */

/** A small generator (Lehmer, 1951). @returns numbers in (0, 1) */
export function createRandom(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
