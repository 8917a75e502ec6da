/** Owns blank traces. Plain arrays, not typed ones: their memory goes with the young generation, so thousands of workouts leave little behind. */

export const zeros = (length: number): number[] => new Array<number>(length).fill(0);
