/** Owns the reaction "Peloton cannot be used now": try later, or when it says so. */

/**
 * - `unreachable`: no connection, or none that brought a whole answer
 * - `failing`: answers 5xx
 * - `limited`: too many requests (429)
 * - `blocked`: a challenge page or a 403 for everything
 * - `lapsed`: the membership does not cover this (402)
 * - `moved`: the endpoint is not where it was
 */
export type UpstreamProblem = 'unreachable' | 'failing' | 'limited' | 'blocked' | 'lapsed' | 'moved';

interface UpstreamErrorOptions extends ErrorOptions {
  readonly isGuess?: boolean;
}

export class UpstreamError extends Error {
  override readonly name = 'UpstreamError';
  readonly kind: UpstreamProblem;
  /** UTC epoch milliseconds before which no request should be sent, where Peloton or good manners say one. */
  readonly notBeforeMs: number | null;
  /** Nobody stated that instant: when it proves too early, the next guess is a later one. */
  readonly isGuess: boolean;

  constructor(
    kind: UpstreamProblem,
    message: string,
    notBeforeMs: number | null = null,
    options: UpstreamErrorOptions = {},
  ) {
    super(message, options);
    this.kind = kind;
    this.notBeforeMs = notBeforeMs;
    this.isGuess = options.isGuess ?? false;
  }
}

/** The error of an answer that asks for fewer requests. @param isGuess nobody stated `notBeforeMs` */
export const limitedError = (status: number, notBeforeMs: number | null, isGuess: boolean): UpstreamError =>
  new UpstreamError('limited', `Peloton asks for fewer requests (${status}).`, notBeforeMs, { isGuess });
