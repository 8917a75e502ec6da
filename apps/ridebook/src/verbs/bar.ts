/** Owns the one line that moves on stderr: a bar on a screen, nothing in a log. */
import type { Terminal } from '../terminal.ts';

export interface Bar {
  /** @param words what stands in the format's braces */
  draw(done: number, total: number, words?: Readonly<Record<string, string>>): void;
  finish(): void;
}

/** @param format such as `Reading {bar} {value} of {total}` */
export async function createBar(terminal: Terminal, format: string): Promise<Bar> {
  if (!terminal.canRedraw) return { draw: () => undefined, finish: () => undefined };
  const { SingleBar } = (await import('cli-progress')).default;
  const bar = new SingleBar({
    format,
    hideCursor: true,
    clearOnComplete: true,
    stopOnComplete: false,
    barCompleteChar: '━',
    barIncompleteChar: '─',
    barsize: 32,
  });
  let isStarted = false;
  return {
    draw(done, total, words = {}) {
      if (!isStarted) bar.start(total, done, words);
      isStarted = true;
      bar.setTotal(total);
      bar.update(done, words);
    },
    finish() {
      if (isStarted) bar.stop();
    },
  };
}
