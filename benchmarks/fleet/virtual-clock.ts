/** Owns a clock on which two days pass in a minute: whoever sleeps is woken in the order of time. */

export interface VirtualClock {
  nowMs(): number;
  sleep(ms: number): Promise<void>;
  /** Lets time pass. */
  runUntil(endMs: number): Promise<void>;
}

interface Sleeper {
  readonly atMs: number;
  readonly wake: () => void;
}

export function createVirtualClock(startMs: number): VirtualClock {
  const heap: Sleeper[] = [];
  let nowMs = startMs;
  return {
    nowMs: () => nowMs,
    sleep: (ms) => new Promise((wake) => push(heap, { atMs: nowMs + Math.max(0, ms), wake })),
    async runUntil(endMs) {
      for (let next = pop(heap); next !== undefined && next.atMs <= endMs; next = pop(heap)) {
        nowMs = next.atMs;
        next.wake();
        // Everything that follows from being awake has happened before the next one wakes.
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}

function push(heap: Sleeper[], sleeper: Sleeper): void {
  heap.push(sleeper);
  let index = heap.length - 1;
  while (index > 0) {
    const parent = (index - 1) >> 1;
    if ((heap[parent] as Sleeper).atMs <= sleeper.atMs) break;
    heap[index] = heap[parent] as Sleeper;
    index = parent;
  }
  heap[index] = sleeper;
}

function pop(heap: Sleeper[]): Sleeper | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (first === undefined || last === undefined || heap.length === 0) return first;
  let index = 0;
  for (;;) {
    let child = 2 * index + 1;
    if (child >= heap.length) break;
    const right = heap[child + 1];
    if (right !== undefined && right.atMs < (heap[child] as Sleeper).atMs) child += 1;
    if ((heap[child] as Sleeper).atMs >= last.atMs) break;
    heap[index] = heap[child] as Sleeper;
    index = child;
  }
  heap[index] = last;
  return first;
}
