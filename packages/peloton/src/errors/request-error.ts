/** Owns the reaction "this one thing cannot be had": the request was refused or its answer makes no sense; others go on. */

/**
 * - `not-found`: 404
 * - `forbidden`: 403 for this one thing
 * - `refused`: another 4xx
 * - `failing`: this one answers 5xx, again and again
 * - `unreadable`: the answer is not what the endpoint is known to answer
 */
export type RequestProblem = 'not-found' | 'forbidden' | 'refused' | 'failing' | 'unreadable';

export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly kind: RequestProblem;

  constructor(kind: RequestProblem, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}
