/** Owns the small port through which HTTP comes in, so that the same client runs on any platform. */

export interface CodaRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface CodaResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The whole body. */
  readonly text: string;
}

/** Sends one request and follows no redirect. It rejects, with a message that ends a sentence, when no whole answer came. */
export type CodaTransport = (request: CodaRequest) => Promise<CodaResponse>;
