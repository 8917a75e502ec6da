/** Owns the way out of the Pack: Coda's fetcher, which adds the token and throws for a refusal. */
import type * as coda from '@codahq/packs-sdk';
import type { PackTransport } from '../src/ask.ts';

export const fetcherTransport =
  ({ fetcher }: coda.ExecutionContext): PackTransport =>
  async ({ url, headers }) => {
    try {
      // A refresh is asked for to see what is new: the platform's copies of five minutes are no use.
      const { status, body } = await fetcher.fetch({
        method: 'GET',
        url,
        headers: { ...headers },
        cacheTtlSecs: 0,
      });
      return { status, body: body as unknown };
    } catch (error) {
      const status = maybeStatus(error);
      if (status === null) throw error;
      return { status, body: null };
    }
  };

/** The status of a refusal; the local VM loses the field and keeps the text `401 - {...}`. */
function maybeStatus(error: unknown): number | null {
  // It comes from outside the Pack's own world, whose `Error` is another.
  if (typeof error !== 'object' || error === null) return null;
  const { name, message, statusCode } = error as Readonly<Record<string, unknown>>;
  if (name !== 'StatusCodeError') return null;
  if (typeof statusCode === 'number') return statusCode;
  const stated = /^(\d{3}) /.exec(String(message))?.[1];
  return stated === undefined ? null : Number(stated);
}
