/** Owns the cookies of one sign-in: kept per host, sent back by domain and path as RFC 6265 says, forgotten with the jar. */
import { maybeUrlParts } from './url.ts';

interface Cookie {
  readonly name: string;
  readonly value: string;
  /** The host with its port that set it, or for a domain cookie the domain without leading dot. */
  readonly domain: string;
  readonly isHostOnly: boolean;
  readonly path: string;
}

export interface CookieJar {
  /** Takes in every `Set-Cookie` line of a response from `url`. */
  store(url: string, setCookies: readonly string[]): void;
  /** The `Cookie` header for a request to `url`; empty when there is none. */
  header(url: string): string;
}

export function createCookieJar(): CookieJar {
  let cookies: readonly Cookie[] = [];
  return {
    store(url, setCookies) {
      const parts = maybeUrlParts(url);
      if (parts === null) return;
      for (const line of setCookies) {
        const cookie = maybeParseCookie(line, parts.host);
        if (cookie === null) continue;
        const others = cookies.filter((known) => !isSameCookie(known, cookie));
        cookies = cookie.value === '' ? others : [...others, cookie];
      }
    },
    header(url) {
      const parts = maybeUrlParts(url);
      if (parts === null) return '';
      return cookies
        .filter((cookie) => matchesHost(cookie, parts.host) && matchesPath(cookie.path, parts.path))
        .map((cookie) => `${cookie.name}=${cookie.value}`)
        .join('; ');
    },
  };
}

function maybeParseCookie(line: string, host: string): Cookie | null {
  const [pair = '', ...attributes] = line.split(';');
  const equals = pair.indexOf('=');
  if (equals <= 0) return null;
  let domain = host;
  let isHostOnly = true;
  let path = '/';
  for (const attribute of attributes) {
    const [name = '', value = ''] = attribute.split('=').map((text) => text.trim());
    if (name.toLowerCase() === 'path' && value.startsWith('/')) path = value;
    if (name.toLowerCase() === 'domain' && value !== '') {
      const wanted = value.toLowerCase().replace(/^\./, '');
      // A host may only set cookies for itself and the domains above it.
      if (host !== wanted && !host.endsWith(`.${wanted}`)) return null;
      domain = wanted;
      isHostOnly = false;
    }
  }
  return {
    name: pair.slice(0, equals).trim(),
    value: pair.slice(equals + 1).trim(),
    domain,
    isHostOnly,
    path,
  };
}

const isSameCookie = (a: Cookie, b: Cookie): boolean =>
  a.name === b.name && a.domain === b.domain && a.path === b.path && a.isHostOnly === b.isHostOnly;

const matchesHost = (cookie: Cookie, host: string): boolean =>
  host === cookie.domain || (!cookie.isHostOnly && host.endsWith(`.${cookie.domain}`));

const matchesPath = (cookiePath: string, path: string): boolean =>
  path === cookiePath ||
  (path.startsWith(cookiePath) && (cookiePath.endsWith('/') || path.charAt(cookiePath.length) === '/'));
