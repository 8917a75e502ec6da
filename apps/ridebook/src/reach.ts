/** Owns from where the server is reached: the address it binds to, the names it answers to, who a proxy may vouch for. */
import { BlockList, isIP } from 'node:net';
import type { Environment } from './configuration.ts';
import { UsageError } from './errors.ts';
import { isLoopback } from './loopback.ts';

export interface Reach {
  /** An IP address, or `localhost`. */
  readonly host: string;
  /** Names other than this machine's own under which browsers reach it, each perhaps with a port. */
  readonly allowedHosts: readonly string[];
  readonly proxy: ProxyIdentity | null;
}

/** A header in which a proxy says who signed in to it. */
export interface ProxyIdentity {
  /** In lower case. */
  readonly header: string;
  readonly users: readonly ProxyUser[];
  /** From nobody else is the header believed. */
  readonly isProxy: (address: string) => boolean;
}

/** Somebody who signs in at the proxy. */
export interface ProxyUser {
  /** As the header names them. */
  readonly user: string;
  /** Who that is in a household. */
  readonly memberName: string;
}

export const loopbackReach: Reach = { host: '127.0.0.1', allowedHosts: [], proxy: null };

/** Other machines reach it, directly or through a proxy that knows it by a name. */
export const isReachedFromElsewhere = ({ host, allowedHosts }: Reach): boolean =>
  !isLoopback(host) || allowedHosts.length > 0;

/**
 * @param host from the command line, in place of RIDEBOOK_HOST
 * @throws UsageError naming the variable that makes no sense
 */
export function readReach(environment: Environment, host?: string): Reach {
  return {
    host: readHost(host ?? environment['RIDEBOOK_HOST']),
    allowedHosts: listOf(environment['RIDEBOOK_ALLOWED_HOSTS']).map(readAllowedHost),
    proxy: maybeProxy(environment),
  };
}

function readHost(value: string | undefined): string {
  const host = value?.trim() ?? '';
  if (host === '') return loopbackReach.host;
  if (host === 'localhost' || isIP(host) !== 0) return host;
  throw new UsageError(
    `The host is "${host}": give an IP address of this machine, or 0.0.0.0 for all of them. Names go into RIDEBOOK_ALLOWED_HOSTS.`,
  );
}

function readAllowedHost(entry: string): string {
  const host = entry.toLowerCase();
  if (/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/.test(host)) return host;
  throw new UsageError(
    `RIDEBOOK_ALLOWED_HOSTS has "${entry}": give host names with commas between them, such as rides.example.org or nas.lan:4747, without https:// and without *.`,
  );
}

const proxyVariables = ['RIDEBOOK_PROXY_HEADER', 'RIDEBOOK_PROXY_USERS', 'RIDEBOOK_PROXY_FROM'] as const;

function maybeProxy(environment: Environment): ProxyIdentity | null {
  const [header = '', users = '', from = ''] = proxyVariables.map((name) => environment[name]?.trim() ?? '');
  if (header === '' && users === '' && from === '') return null;
  if (header === '' || users === '' || from === '') {
    throw new UsageError(
      `${proxyVariables.join(', ')} go together: the header in which the proxy says who signed in, the users who may come in, and the addresses of the proxy.`,
    );
  }
  if (!/^[A-Za-z0-9-]+$/.test(header)) {
    throw new UsageError(
      `RIDEBOOK_PROXY_HEADER is "${header}": give the name of a header, such as Remote-User.`,
    );
  }
  return {
    header: header.toLowerCase(),
    users: listOf(users).map(readProxyUser),
    isProxy: addressTest(listOf(from)),
  };
}

/** `user`, or `user=name in the household` where the two differ. */
function readProxyUser(entry: string): ProxyUser {
  const [user = '', memberName = user, ...more] = entry.split('=').map((part) => part.trim());
  if (user !== '' && memberName !== '' && more.length === 0) return { user, memberName };
  throw new UsageError(
    `RIDEBOOK_PROXY_USERS has "${entry}": give names as the proxy says them, each perhaps with the name in the household, such as maren@example.org=Maren.`,
  );
}

function addressTest(entries: readonly string[]): ProxyIdentity['isProxy'] {
  const proxies = new BlockList();
  for (const entry of entries) {
    const [address = '', prefix = ''] = entry.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    const bits = family === 'ipv6' ? 128 : 32;
    const length = prefix === '' ? bits : Number(prefix);
    if (isIP(address) === 0 || !Number.isInteger(length) || length < 0 || length > bits) {
      throw new UsageError(
        `RIDEBOOK_PROXY_FROM has "${entry}": give IP addresses or networks such as 172.18.0.0/16.`,
      );
    }
    proxies.addSubnet(address, length, family);
  }
  return (address) => isIP(address) !== 0 && proxies.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

const listOf = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
