/**
 * Owns one call: who asks, before any work; one at a time; within its time; and what it answers. The scheduler sends a call
 * again when the answer is not 2xx, so whatever another call would not mend is a 200 that says so.
 */
import { LockHeldError } from '@ridebook/store';
import { CodaError } from '@ridebook/coda';
import { SignInAgainError, UpstreamError } from '@ridebook/peloton';
import type { CallResult } from './effects.ts';
import type { CallerCheck } from './verify-caller.ts';

export interface Call {
  readonly method: string;
  readonly authorization: string | undefined;
}

export interface CallAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export type Severity = 'INFO' | 'WARNING' | 'ERROR';

export interface CallEffects {
  readonly isAllowed: CallerCheck;
  readonly work: (isStopping: () => boolean) => Promise<CallResult>;
  readonly monotonicMs: () => number;
  readonly budgetMs: number;
  /** One line of structured log; never with a secret in it. */
  readonly log: (severity: Severity, message: string, fields?: Readonly<Record<string, unknown>>) => void;
}

export function createCallHandler(effects: CallEffects): (call: Call) => Promise<CallAnswer> {
  const { isAllowed, log } = effects;
  let isAtWork = false;
  return async ({ method, authorization }) => {
    if (method !== 'POST') return { status: 405, body: { error: 'Send POST.' } };
    try {
      const refusal = await isAllowed(authorization);
      if (refusal !== null) {
        log('WARNING', `A call was refused: ${refusal}.`);
        return { status: 401, body: { error: 'This caller may not call.' } };
      }
    } catch (error) {
      log('ERROR', `The caller cannot be checked: ${messageOf(error)}`);
      return { status: 503, body: { error: 'The caller cannot be checked now.' } };
    }
    if (isAtWork) return alreadyAtWork(log);
    isAtWork = true;
    try {
      return await run(effects);
    } finally {
      isAtWork = false;
    }
  };
}

function alreadyAtWork(log: CallEffects['log']): CallAnswer {
  log('INFO', 'Another call is at work on the same history: this one does nothing.');
  return { status: 200, body: { status: 'already-at-work' } };
}

async function run({ work, monotonicMs, budgetMs, log }: CallEffects): Promise<CallAnswer> {
  const startedMs = monotonicMs();
  try {
    const { endedBy, isUnfinished, ...counts } = await work(() => monotonicMs() - startedMs >= budgetMs);
    const body = { ...counts, durationMs: Math.round(monotonicMs() - startedMs) };
    if (endedBy !== null) return failed(endedBy, body, log);
    const status = isUnfinished ? 'unfinished' : 'done';
    log('INFO', `${counts.added} workouts added, ${counts.updated} updated: ${status}.`, body);
    for (const { id, reason } of counts.failed) log('WARNING', `Workout ${id}: ${reason}`);
    for (const sentence of counts.coda?.leftOut ?? []) log('INFO', sentence);
    for (const problem of counts.coda?.problems ?? []) log('WARNING', problem);
    return { status: 200, body: { status, ...body } };
  } catch (error) {
    if (error instanceof LockHeldError) return alreadyAtWork(log);
    return failed(error, {}, log);
  }
}

function failed(error: unknown, body: object, log: CallEffects['log']): CallAnswer {
  const message = messageOf(error);
  log('ERROR', message, { kind: error instanceof Error ? error.name : 'unknown' });
  return { status: mayPass(error) ? 503 : 200, body: { status: 'failed', error: message, ...body } };
}

/** Whether the same call may go well a little later. A person has to sign in; and who limits or blocks is not asked again at once. */
function mayPass(error: unknown): boolean {
  if (error instanceof SignInAgainError) return false;
  if (error instanceof UpstreamError) return error.kind === 'failing' || error.kind === 'unreachable';
  if (error instanceof CodaError) return error.kind === 'failing' || error.kind === 'unreachable';
  return true;
}

const signInSentence =
  'Peloton has ended the session: make a new one and add it to the secret, as the guide says.';

const messageOf = (error: unknown): string =>
  error instanceof SignInAgainError ? signInSentence : error instanceof Error ? error.message : String(error);
