/** Owns the line from a server's sync process to the server: what is told through it, and that the process ends with it. */
import type { Report } from './messages.ts';

/** @param andThen once it is said, or cannot be said any more */
export function tell(report: Report, andThen: () => void = () => undefined): void {
  process.send?.(report, andThen);
}

/** At once: what is not committed does not happen. */
export function leave(exitCode = 0): never {
  process.exit(exitCode);
}

/** No signal ends it: Ctrl-C reaches both, and it is the server that lets what is under way finish. */
export function endWithServerAlone(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
  process.once('disconnect', () => leave());
  if (!process.connected) leave();
  process.once('uncaughtException', ({ message }) => tell({ kind: 'broke', message }, () => leave(1)));
}
