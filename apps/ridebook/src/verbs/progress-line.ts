/** Owns drawing a running sync on stderr: a bar on a screen, nothing in a log. */
import type { SyncProgress } from '@ridebook/domain';
import type { Terminal } from '../terminal.ts';

export interface ProgressLine {
  draw(progress: SyncProgress): void;
  finish(): void;
}

export async function createProgressLine(terminal: Terminal): Promise<ProgressLine> {
  if (!terminal.canRedraw) return { draw: () => undefined, finish: () => undefined };
  const { SingleBar } = (await import('cli-progress')).default;
  const bar = new SingleBar({
    format: '{step} {bar} {value} of {total} workouts{left}',
    hideCursor: true,
    clearOnComplete: true,
    stopOnComplete: false,
    barCompleteChar: '━',
    barIncompleteChar: '─',
    barsize: 32,
  });
  let isStarted = false;
  return {
    draw(progress) {
      const total = progress.planned ?? progress.total;
      if (total === null || total === 0) return;
      if (!isStarted) bar.start(total, 0, { step: '', left: '' });
      isStarted = true;
      bar.setTotal(total);
      bar.update(progress.done, { step: stepName(progress), left: timeLeft(progress.secondsLeft) });
    },
    finish() {
      if (isStarted) bar.stop();
    },
  };
}

const stepName = (progress: SyncProgress): string =>
  progress.phase === 'listing' ? 'Listing' : `Reading back to ${progress.reachedDate ?? 'today'}`;

function timeLeft(secondsLeft: number | null): string {
  if (secondsLeft === null || secondsLeft === 0) return '';
  return secondsLeft < 90 ? `, ${secondsLeft} s left` : `, about ${Math.round(secondsLeft / 60)} min left`;
}
