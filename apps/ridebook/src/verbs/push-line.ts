/** Owns what the moving line says of a running push. */
import type { PushProgress } from '@ridebook/coda';
import type { Terminal } from '../terminal.ts';
import { createBar } from './bar.ts';

export interface PushLine {
  draw(progress: PushProgress): void;
  finish(): void;
}

export async function createPushLine(terminal: Terminal): Promise<PushLine> {
  const bar = await createBar(
    terminal,
    '{table} {bar} {value} of {total} rows; Coda takes 300 in ten seconds',
  );
  return {
    draw: ({ table, sentRows, rowsToSend }) => bar.draw(sentRows, rowsToSend, { table }),
    finish: bar.finish,
  };
}
