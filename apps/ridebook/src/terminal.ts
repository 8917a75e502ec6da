/** Owns what a verb may do to the outside: say something, hear that it should stop, leave an exit code. */
import type { Environment } from './configuration.ts';

export interface Terminal {
  /** The answer itself, on stdout. */
  readonly out: (text: string) => void;
  /** Everything else: progress, remarks, problems, on stderr. */
  readonly err: (text: string) => void;
  /** Somebody sits there who can be asked. */
  readonly isInteractive: boolean;
  /** stderr is a screen on which a line can be drawn over. */
  readonly canRedraw: boolean;
}

export interface ProgramContext {
  readonly environment: Environment;
  readonly terminal: Terminal;
  /** Aborted by the first Ctrl-C or SIGTERM: finish what is under way, start nothing new. */
  readonly stopping: AbortSignal;
  /** Aborted by the second, or a few seconds after the first: leave now. */
  readonly aborting: AbortSignal;
  readonly leaveWith: (exitCode: number) => void;
}

/** Resolves when the program is asked to stop. */
export function untilStopping({ stopping }: ProgramContext): Promise<void> {
  return new Promise((resolve) => {
    if (stopping.aborted) resolve();
    else stopping.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** Control characters of a title or a name would move the cursor or colour the screen: they are shown, not obeyed. */
export function printable(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are the characters to be shown
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, (character) => {
    return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
}
