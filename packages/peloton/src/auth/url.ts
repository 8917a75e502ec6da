/** Owns the little of URLs that sign-in needs, by hand: the platforms this code also runs on have no `URL`. */

export interface UrlParts {
  /** `https://auth.onepeloton.com`, lower case, with the port where it is not the scheme's own. */
  readonly origin: string;
  /** `auth.onepeloton.com` or `127.0.0.1:4750` */
  readonly host: string;
  /** Begins with `/`. */
  readonly path: string;
  /** Without `?`; empty when there is none. */
  readonly query: string;
}

const absoluteUrl = /^(https?):\/\/([^/?#]+)([^?#]*)(?:\?([^#]*))?/i;

/** Splits an absolute http(s) URL, or answers `null` where it is none. */
export function maybeUrlParts(url: string): UrlParts | null {
  const match = absoluteUrl.exec(url);
  if (match === null) return null;
  const scheme = (match[1] ?? '').toLowerCase();
  const defaultPort = scheme === 'https' ? ':443' : ':80';
  let host = (match[2] ?? '').toLowerCase();
  if (host.includes('@')) return null;
  if (host.endsWith(defaultPort)) host = host.slice(0, -defaultPort.length);
  return { origin: `${scheme}://${host}`, host, path: match[3] || '/', query: match[4] ?? '' };
}

/** Resolves a `Location` against the URL that sent it; `null` for anything but http(s). */
export function resolveUrl(base: string, location: string): string | null {
  if (maybeUrlParts(location) !== null) return location;
  if (/^[a-z][a-z0-9+.-]*:/i.test(location)) return null;
  const parts = maybeUrlParts(base);
  if (parts === null) return null;
  if (location.startsWith('//')) return parts.origin.slice(0, parts.origin.indexOf('//')) + location;
  if (location.startsWith('/')) return parts.origin + location;
  const folder = parts.path.slice(0, parts.path.lastIndexOf('/') + 1);
  return parts.origin + folder + location;
}

/**
 * Whether two URLs belong to one site: the same host whatever the port, or names that share their last two labels
 * (`auth.onepeloton.com` and `members.onepeloton.com`), and no step from https down to http.
 */
export function isSameSite(url: string, other: string): boolean {
  const [a, b] = [maybeUrlParts(url), maybeUrlParts(other)];
  if (a === null || b === null || a.origin.split(':')[0] !== b.origin.split(':')[0]) return false;
  const [nameA, nameB] = [withoutPort(a.host), withoutPort(b.host)];
  return nameA === nameB || (isDomainName(nameA) && isDomainName(nameB) && site(nameA) === site(nameB));
}

const withoutPort = (host: string): string => host.replace(/:\d+$/, '');
const isDomainName = (name: string): boolean => /\.[a-z][a-z0-9-]*$/.test(name);
const site = (name: string): string => name.split('.').slice(-2).join('.');

/** Reads a query (or form) into names and values; the last of equal names wins, as in the API's own pages. */
export function parseQuery(query: string): Readonly<Record<string, string>> {
  const parameters: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const name = equals < 0 ? pair : pair.slice(0, equals);
    const value = equals < 0 ? '' : pair.slice(equals + 1);
    parameters[decodeFormText(name)] = decodeFormText(value);
  }
  return parameters;
}

/** Writes names and values as a query or form body. */
export function formatQuery(parameters: Readonly<Record<string, string>>): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
}

function decodeFormText(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
