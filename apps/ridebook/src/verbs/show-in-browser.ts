/** Owns opening the rider's browser at the dashboard: a convenience where somebody sits, and never a reason to fail. */
import type { ProgramContext } from '../terminal.ts';

/** @param isWanted `--no-open` says that it is not */
export async function showInBrowser(context: ProgramContext, url: string, isWanted: boolean): Promise<void> {
  if (!isWanted || !context.terminal.isInteractive) return;
  const { default: open } = await import('open');
  // Without a browser, or far from one over SSH, the printed address is enough.
  const launcher = await open(url).catch(() => null);
  launcher?.once('error', () => undefined);
}
