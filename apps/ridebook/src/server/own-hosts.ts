/** Owns under which host names the server answers: any other is a rebinding trick or a misconfigured proxy. */
import { isIP } from 'node:net';
import { isLoopback } from '../loopback.ts';
import type { Reach } from '../reach.ts';

export type IsOwnHost = (host: string | undefined) => boolean;

/** This machine's own names; browsers write them in lower case. */
const loopbackNames = ['127.0.0.1', 'localhost', '[::1]'] as const;

/**
 * Rebinding needs a name whose address an attacker can change. Bound beyond loopback, any plain IP address is taken, with
 * any port, because a container does not know under which it is reached; names only as they were configured.
 * @param port answers the port the server is bound to, known once it listens
 */
export function ownHosts({ host: boundTo, allowedHosts }: Reach, port: () => number): IsOwnHost {
  const isNamed = (host: string, name: string): boolean =>
    host === `${name}:${port()}` || (port() === 80 && host === name);
  return (host) => {
    if (host === undefined) return false;
    if (loopbackNames.some((name) => isNamed(host, name))) return true;
    if (allowedHosts.some((name) => host === name || isNamed(host, name))) return true;
    return !isLoopback(boundTo) && isPlainAddress(host);
  };
}

function isPlainAddress(host: string): boolean {
  const [, bracketed, plain] = /^(?:\[([^\]]+)\]|([^:]+))(?::\d{1,5})?$/.exec(host) ?? [];
  return bracketed === undefined ? isIP(plain ?? '') === 4 : isIP(bracketed) === 6;
}
