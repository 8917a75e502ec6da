/** Owns the two envelopes of the API: the one around lists and the one around refusals. */

export interface ListQuery {
  readonly limit: number;
  readonly page: number;
}

/** The largest page that the sandbox serves; the real limit is unknown, several hundreds have failed for people. */
const largestLimit = 1000;

function wholeNumber(text: string | undefined, fallback: number): number {
  const parsed = Number(text ?? '');
  return text !== undefined && text !== '' && Number.isInteger(parsed) && parsed >= 0 ? parsed : fallback;
}

/** Reads `limit` and the 0-based `page`; what cannot be read counts as absent. */
export function readListQuery(query: Readonly<Record<string, string>>, defaultLimit: number): ListQuery {
  const limit = wholeNumber(query['limit'], defaultLimit);
  return {
    limit: Math.min(limit === 0 ? defaultLimit : limit, largestLimit),
    page: wholeNumber(query['page'], 0),
  };
}

/** The slice of `all` that a page shows. A page past the end is empty. */
export function pageOf<T>(all: readonly T[], { limit, page }: ListQuery): readonly T[] {
  return all.slice(page * limit, (page + 1) * limit);
}

/** What stands around the rows of a list. */
export function listEnvelope(
  rows: readonly unknown[],
  total: number,
  { limit, page }: ListQuery,
  sortBy: string | null,
) {
  const pageCount = Math.ceil(total / limit);
  return {
    data: rows,
    limit,
    page,
    total,
    count: rows.length,
    page_count: pageCount,
    show_previous: page > 0,
    show_next: page + 1 < pageCount,
    sort_by: sortBy,
  };
}

/** A refusal as the API words it. */
export function refusal(status: number, errorCode: number | null, message: string): Response {
  return Response.json({ status, error_code: errorCode, subcode: null, message, details: null }, { status });
}

export const notLoggedIn = (): Response => refusal(401, 3020, 'Not logged in');
export const notFound = (what: string): Response => refusal(404, 11_001, `${what} not found`);

/** An answer whose body is already JSON text. */
export function jsonText(text: string): Response {
  return new Response(text, { headers: { 'content-type': 'application/json' } });
}
