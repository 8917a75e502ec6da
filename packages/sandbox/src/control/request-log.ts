/** Owns the record of every request that the emulated hosts were sent, so that a test can count and order them. */

export interface LoggedRequest {
  /** ISO instant of the wall clock. */
  readonly at: string;
  readonly method: string;
  /** The `Host` the request was sent to. */
  readonly host: string;
  /** With its query. */
  readonly path: string;
  /** `null` when the connection was broken before a status. */
  readonly status: number | null;
}

export interface RequestLog {
  add(request: Request, status: number | null, atMilliseconds: number): void;
  list(): readonly LoggedRequest[];
}

export function openRequestLog(): RequestLog {
  const entries: LoggedRequest[] = [];
  return {
    add: (request, status, atMilliseconds) => {
      const url = new URL(request.url);
      entries.push({
        at: new Date(atMilliseconds).toISOString(),
        method: request.method,
        host: url.host,
        path: `${url.pathname}${url.search}`,
        status,
      });
    },
    list: () => entries,
  };
}
