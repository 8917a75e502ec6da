/** Owns the small port through which everything about HTTP comes in, so that the same client runs on any platform. */

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface HttpResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Every `Set-Cookie` line; they cannot be joined like other headers. */
  readonly setCookies: readonly string[];
  /** The whole body, decoded; a body that did not arrive whole is a `TransportError` instead. */
  readonly text: string;
}

/**
 * Sends one request and follows no redirect.
 * @throws TransportError when no whole response came back
 */
export type Transport = (request: HttpRequest) => Promise<HttpResponse>;
