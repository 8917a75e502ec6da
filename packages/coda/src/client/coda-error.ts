/** Owns how Coda can refuse, by what there is to do about it. */

/**
 * - `token-refused`: a person has to make a new token (401)
 * - `forbidden`: the token may not do this with the doc (403)
 * - `not-found`: no such doc, or what was in it is gone (404, 410)
 * - `refused`: this one request makes no sense to Coda (another 4xx)
 * - `too-large`: a row or a body is larger than Coda takes (400)
 * - `limited`: too many requests, again and again (429)
 * - `failing`: answers 5xx or what cannot be read, again and again
 * - `unreachable`: no connection
 */
export type CodaProblem =
  | 'token-refused'
  | 'forbidden'
  | 'not-found'
  | 'refused'
  | 'too-large'
  | 'limited'
  | 'failing'
  | 'unreachable';

export class CodaError extends Error {
  override readonly name = 'CodaError';
  readonly kind: CodaProblem;

  constructor(kind: CodaProblem, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}
