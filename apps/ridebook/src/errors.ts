/** Owns the program's own refusals, and which exit code each kind of error means. */
import { SignInAgainError, UpstreamError, RequestError, TransportError } from '@ridebook/peloton';
import { CodaError, type CodaProblem } from '@ridebook/coda';
import { LockHeldError, StorageError } from '@ridebook/store';

/** The command or the environment asks for something that makes no sense. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The key that opens the stored session is missing, malformed or another one. */
export class KeyError extends Error {
  override readonly name = 'KeyError';
}

/** The documented exit codes of every command. */
export const exitCodes = {
  ok: 0,
  unexpected: 1,
  partial: 2,
  signInAgain: 3,
  upstream: 4,
  storage: 5,
  locked: 6,
  usage: 64,
} as const;

/** A token is made anew like a session; a doc that is not there is a mistake of whoever named it. */
const codaExitCodes: Readonly<Record<CodaProblem, number>> = {
  'token-refused': exitCodes.signInAgain,
  forbidden: exitCodes.signInAgain,
  'not-found': exitCodes.usage,
  refused: exitCodes.usage,
  'too-large': exitCodes.usage,
  limited: exitCodes.upstream,
  failing: exitCodes.upstream,
  unreachable: exitCodes.upstream,
};

export function exitCodeOf(error: unknown): number {
  if (error instanceof UsageError) return exitCodes.usage;
  if (error instanceof SignInAgainError || error instanceof KeyError) return exitCodes.signInAgain;
  if (error instanceof UpstreamError || error instanceof RequestError || error instanceof TransportError) {
    return exitCodes.upstream;
  }
  if (error instanceof CodaError) return codaExitCodes[error.kind];
  if (error instanceof StorageError) return exitCodes.storage;
  if (error instanceof LockHeldError) return exitCodes.locked;
  return exitCodes.unexpected;
}
