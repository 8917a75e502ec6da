/** Owns how the server says no: a word for programs, and a sentence that says what happened and what to do. */
import type { ProblemAnswer } from '@ridebook/domain';
import { RequestError, SignInAgainError, UpstreamError } from '@ridebook/peloton';
import { LockHeldError, StorageError } from '@ridebook/store';
import type { Context } from 'hono';
import { KeyError, UsageError } from '../errors.ts';
import type { Log } from '../log.ts';
import { loggableTrace } from '../loggable.ts';

type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 421 | 429 | 500 | 502 | 503 | 507;

export const refuse = (
  context: Context,
  status: RefusalStatus,
  kind: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Response => context.json<ProblemAnswer>({ problem: { kind, message } }, status, headers);

export const notFound = (context: Context, message: string): Response =>
  refuse(context, 404, 'not-found', message);

/** Of what is not the asker's it is not said that there is such a thing. */
export const nothingHere = (context: Context): Response =>
  notFound(context, 'There is nothing at this address.');

/** What a person can act on is told as it is; anything else is logged here and told without its insides. */
export function refuseFor(error: Error, context: Context, log: Log): Response {
  const { message } = error;
  if (error instanceof UsageError) return refuse(context, 400, 'bad-request', message);
  if (error instanceof SignInAgainError) return refuse(context, 401, error.kind, message);
  if (error instanceof KeyError) return refuse(context, 401, 'wrong-key', message);
  if (error instanceof LockHeldError) return refuse(context, 409, 'sync-running', message);
  if (error instanceof UpstreamError)
    return refuse(context, error.kind === 'unreachable' ? 503 : 502, error.kind, message);
  if (error instanceof RequestError) return refuse(context, 502, error.kind, message);
  if (error instanceof StorageError) return refuse(context, 507, 'storage', message);
  log.event('warning', 'unexpected error', { reason: loggableTrace(error) });
  return refuse(
    context,
    500,
    'unexpected',
    'Something went wrong inside Ridebook; the terminal it runs in says more.',
  );
}
