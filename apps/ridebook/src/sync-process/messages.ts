/** Owns what the server and its sync process say to each other: plain values, for a class does not get from one to the other. */
import type { SyncProgress, Workout } from '@ridebook/domain';
import {
  RequestError,
  SignInAgainError,
  TransportError,
  UpstreamError,
  type RequestProblem,
  type SignInProblem,
  type TransportFailure,
  type UpstreamProblem,
} from '@ridebook/peloton';
import { LockHeldError, StorageError } from '@ridebook/store';
import type { SyncOptions, SyncResult } from '@ridebook/sync';
import { KeyError, UsageError } from '../errors.ts';

/** To the process. A run is one sync, by its number. */
export type Order =
  | { readonly kind: 'sync'; readonly run: number; readonly memberId: string; readonly options: SyncOptions }
  | { readonly kind: 'stop'; readonly run: number }
  /** The program stops: no wait goes on. */
  | { readonly kind: 'hurry' }
  /** The program leaves now: no request goes on. */
  | { readonly kind: 'abort' }
  /** Nothing is left to do. */
  | { readonly kind: 'close' };

/** From the process. */
export type Report =
  | { readonly kind: 'progress'; readonly run: number; readonly progress: SyncProgress }
  | { readonly kind: 'stored'; readonly run: number; readonly workout: Workout }
  | { readonly kind: 'ended'; readonly run: number; readonly result: PlainResult }
  | { readonly kind: 'threw'; readonly run: number; readonly error: PlainError }
  /** Of an error that nobody caught: the process ends. */
  | { readonly kind: 'broke'; readonly message: string };

export type PlainResult = Omit<SyncResult, 'endedBy'> & { readonly endedBy: PlainError | null };

/** An error whose class is its name. */
export interface PlainError {
  readonly name: string;
  readonly message: string;
  readonly kind: string;
  readonly notBeforeMs: number | null;
  readonly isGuess: boolean;
  /** Of one that nobody expects, for the log. */
  readonly stack: string | null;
}

type Maker = (plain: PlainError) => Error;

/** Every class that somebody reacts to. */
const makers: Readonly<Record<string, Maker>> = {
  SignInAgainError: ({ kind, message }) => new SignInAgainError(kind as SignInProblem, message),
  UpstreamError: ({ kind, message, notBeforeMs, isGuess }) =>
    new UpstreamError(kind as UpstreamProblem, message, notBeforeMs, { isGuess }),
  RequestError: ({ kind, message }) => new RequestError(kind as RequestProblem, message),
  TransportError: ({ kind, message }) => new TransportError(kind as TransportFailure, message),
  StorageError: ({ message }) => new StorageError(message),
  LockHeldError: ({ message }) => new LockHeldError(message),
  KeyError: ({ message }) => new KeyError(message),
  UsageError: ({ message }) => new UsageError(message),
};

export function plainError(error: unknown): PlainError {
  const known = error instanceof Error ? error : new Error(String(error));
  const { kind, notBeforeMs, isGuess } = known as Partial<UpstreamError>;
  return {
    name: known.name,
    message: known.message,
    kind: kind ?? '',
    notBeforeMs: notBeforeMs ?? null,
    isGuess: isGuess ?? false,
    stack: known.name in makers ? null : (known.stack ?? null),
  };
}

/** @returns an error of the class it had; one that nobody reacts to keeps its message and where it came from */
export function errorOf(plain: PlainError): Error {
  const make = Object.hasOwn(makers, plain.name) ? makers[plain.name] : undefined;
  if (make !== undefined) return make(plain);
  const error = new Error(plain.message);
  if (plain.stack !== null) error.stack = plain.stack;
  return error;
}

export const plainResult = (result: SyncResult): PlainResult => ({
  ...result,
  endedBy: result.endedBy === null ? null : plainError(result.endedBy),
});

export const resultOf = (plain: PlainResult): SyncResult => ({
  ...plain,
  endedBy: plain.endedBy === null ? null : errorOf(plain.endedBy),
});
