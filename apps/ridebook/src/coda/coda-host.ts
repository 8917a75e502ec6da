/** Owns what is known of Coda before any book is open. */

export interface DocAccess {
  readonly docId: string;
  readonly token: string;
}

/** Where Coda is, and what the environment says of a doc. */
export interface CodaHost {
  /** With the path of the API. */
  readonly apiUrl: string;
  readonly environmentAccess: DocAccess | null;
}
