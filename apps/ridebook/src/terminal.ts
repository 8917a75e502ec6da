/** Owns what a verb may do to the outside: say something, hear that it should stop, leave an exit code. */
import type { Environment } from './configuration.ts';

export interface Terminal {
  /** The answer itself, on stdout. */
  readonly out: (text: string) => void;
  /** A piece of an answer that is too long to be held, on stdout as it is; settled once stdout has taken it. */
  readonly write: (piece: string) => Promise<void>;
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

/**
 * Control characters of a title or a name would move the cursor or colour the screen, and marks of direction would turn
 * the text around: they are shown, not obeyed.
 */
export function printable(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are the characters to be shown
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, (character) => {
    const code = character.charCodeAt(0).toString(16);
    return code.length > 2 ? `\\u${code}` : `\\x${code.padStart(2, '0')}`;
  });
}

/**
 * JSON escapes the control characters of ASCII and leaves those that Unicode has beside them, which some terminals obey
 * all the same. Written like this they mean what they did in JSON, and nothing to a terminal.
 */
export function withoutLateControls(text: string): string {
  return text.replace(/[\u007f-\u009f]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`);
}
