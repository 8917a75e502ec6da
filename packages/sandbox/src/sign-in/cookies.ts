/** Owns the reading and writing of cookies between a browser and the sign-in hosts. */

export function readCookies(header: string | null | undefined): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of (header ?? '').split(';')) {
    const equals = pair.indexOf('=');
    if (equals > 0) cookies.set(pair.slice(0, equals).trim(), pair.slice(equals + 1).trim());
  }
  return cookies;
}

/** `Secure` only over TLS: strict cookie jars drop secure cookies that a plain loopback address sets. */
export function writeCookie(name: string, value: string, origin: string, path = '/'): string {
  const secure = origin.startsWith('https:') ? '; Secure; SameSite=None' : '';
  return `${name}=${value}; Path=${path}; HttpOnly${secure}`;
}
