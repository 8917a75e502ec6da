/** Owns what the moving line says of a running sync. */
import type { SyncProgress } from '@ridebook/domain';
import type { Terminal } from '../terminal.ts';
import { createBar } from './bar.ts';

export interface ProgressLine {
  draw(progress: SyncProgress): void;
  finish(): void;
}

export async function createProgressLine(terminal: Terminal): Promise<ProgressLine> {
  const bar = await createBar(terminal, '{step} {bar} {value} of {total} workouts{left}');
  return {
    draw(progress) {
      const total = progress.planned ?? progress.total;
      if (total === null || total === 0) return;
      bar.draw(progress.done, total, {
        step: stepName(progress),
        left: timeLeft(progress.secondsLeft),
      });
    },
    finish: bar.finish,
  };
}

const stepName = (progress: SyncProgress): string =>
  progress.phase === 'listing' ? 'Listing' : `Reading back to ${progress.reachedDate ?? 'today'}`;

function timeLeft(secondsLeft: number | null): string {
  if (secondsLeft === null || secondsLeft === 0) return '';
  return secondsLeft < 90 ? `, ${secondsLeft} s left` : `, about ${Math.round(secondsLeft / 60)} min left`;
}
