/** Owns a calmer view of something that changes many times a second: what is costly to compute follows this one. */

export interface Settled<T> {
  readonly value: T;
}

/** The value at once, and after that at most once in so many milliseconds, the newest in the end. Call it in a component. */
export function createSettled<T>(read: () => T, milliseconds: number): Settled<T> {
  let value = $state.raw(read());
  let waiting: ReturnType<typeof setTimeout> | null = null;
  let takenAt = Number.NEGATIVE_INFINITY;
  $effect(() => {
    const next = read();
    if (next === value || waiting !== null) return;
    const take = (): void => {
      waiting = null;
      takenAt = performance.now();
      value = read();
    };
    const rest = takenAt + milliseconds - performance.now();
    if (rest <= 0) take();
    else waiting = setTimeout(take, rest);
  });
  $effect(() => () => {
    if (waiting !== null) clearTimeout(waiting);
  });
  return {
    get value() {
      return value;
    },
  };
}
