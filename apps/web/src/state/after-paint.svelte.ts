/** Owns what can wait until a change has been painted, such as writing it into the address. */

/** The frame stands by then, and what answers it has had its turn; soon enough that nobody waits for it. */
const restMs = 50;

export interface AfterPaint {
  /** Has it done a moment after the next frame, once however often it is asked until then. */
  ask(): void;
}

/** Call it in a component: with the component goes what was still to be done. */
export function createAfterPaint(run: () => void): AfterPaint {
  let frame: number | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  $effect(() => () => {
    if (frame !== null) cancelAnimationFrame(frame);
    if (timer !== null) clearTimeout(timer);
  });
  return {
    ask() {
      if (frame !== null || timer !== null) return;
      frame = requestAnimationFrame(() => {
        frame = null;
        timer = setTimeout(() => {
          timer = null;
          run();
        }, restMs);
      });
    },
  };
}
