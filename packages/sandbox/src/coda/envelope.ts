/** Owns how Coda words things: lists in pages, refusals with three fields, and the 202 of what is done later. */

const statusMessages: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  410: 'Gone',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** A refusal has these three fields and no others. Nothing says when to come back. */
export function refusal(statusCode: number, message?: string): Response {
  const statusMessage = statusMessages[statusCode] ?? 'Error';
  return Response.json(
    { statusCode, statusMessage, message: message ?? statusMessage },
    { status: statusCode },
  );
}

export const accepted = (body: object): Response => Response.json(body, { status: 202 });

export interface Listing<Item> {
  readonly items: readonly Item[];
  /** Where the list is, without its query. */
  readonly href: string;
  readonly usualLimit: number;
  /** A larger limit is taken for this one, silently. */
  readonly mostItems: number;
}

/** What a page token stands for: where to go on, and the parameters of the first page, which no later one repeats. */
interface PagePlace {
  readonly offset: number;
  readonly query: string;
}

const packPlace = (place: PagePlace): string => btoa(JSON.stringify(place)).replaceAll('=', '');

function maybePlace(token: string): PagePlace | null {
  try {
    return JSON.parse(atob(token)) as PagePlace;
  } catch {
    return null;
  }
}

/** The parameters that count for a request: those of the first page, where it asks for a later one; `null` for a token of nobody's. */
export function maybeListQuery(
  url: URL,
): { readonly query: URLSearchParams; readonly offset: number } | null {
  const token = url.searchParams.get('pageToken');
  if (token === null) return { query: url.searchParams, offset: 0 };
  const place = maybePlace(token);
  return place === null ? null : { query: new URLSearchParams(place.query), offset: place.offset };
}

/** @param more goes into the answer as it is */
export function listAnswer<Item>(
  url: URL,
  { items, href, usualLimit, mostItems }: Listing<Item>,
  more: object = {},
): Response {
  const asked = maybeListQuery(url);
  if (asked === null) return refusal(400, 'Invalid page token.');
  const limit = Number(asked.query.get('limit') ?? usualLimit);
  if (!Number.isInteger(limit) || limit < 1) return refusal(400, '"limit" is a whole number from 1.');
  const end = asked.offset + Math.min(limit, mostItems);
  const nextPageToken =
    end < items.length ? packPlace({ offset: end, query: asked.query.toString() }) : undefined;
  return Response.json({
    items: items.slice(asked.offset, end),
    href,
    ...(nextPageToken === undefined
      ? {}
      : { nextPageToken, nextPageLink: `${href}?pageToken=${encodeURIComponent(nextPageToken)}` }),
    ...more,
  });
}
