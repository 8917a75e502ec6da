/** Owns which fingers lie on the traces: where each was put down and where it is, for as long as there are two. */

/** Where two fingers were when the second one came, and where they are; from left to right as they were put down. */
export interface Pinch {
  readonly before: readonly [number, number];
  readonly now: readonly [number, number];
}

export interface Fingers {
  /** A finger is put down, or moves. Answers the pinch that two of them make, `null` for one alone. */
  move(id: number, place: number): Pinch | null;
  /** A finger is lifted: a pinch begins anew with the next one. */
  lift(id: number): void;
  readonly count: number;
}

/** Places are shares of the drawn width. A third finger is not looked at. */
export function createFingers(): Fingers {
  const places = new Map<number, number>();
  let before: readonly [number, number] | null = null;
  const both = (): readonly [number, number] | null => {
    const [first, second] = [...places.values()];
    return first === undefined || second === undefined ? null : [first, second];
  };
  return {
    move(id, place) {
      if (!places.has(id) && places.size === 2) return null;
      places.set(id, place);
      const now = both();
      before ??= now;
      return now === null || before === null ? null : { before, now };
    },
    lift(id) {
      places.delete(id);
      before = null;
    },
    get count() {
      return places.size;
    },
  };
}
