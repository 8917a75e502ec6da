/** Owns what the environment says: read once, checked once, handed on as a value. */
import { homedir, platform } from 'node:os';
import { join, resolve } from 'node:path';
import { codaApiUrl, maybeDocId } from '@ridebook/coda';
import { pelotonHosts, politePace, unlimitedPace, type Pace, type PelotonHosts } from '@ridebook/peloton';
import type { CodaHost } from './coda/coda-host.ts';
import { UsageError } from './errors.ts';
import { isLoopback } from './loopback.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Configuration {
  /** Where the data are, unless `databaseUrl` says otherwise; pictures and locks lie there anyway. */
  readonly homeFolder: string;
  /** PostgreSQL instead of the embedded database; `null` for the embedded one. */
  readonly databaseUrl: string | null;
  /** Where a generated key lives, apart from the data it opens. */
  readonly configFolder: string;
  readonly port: number;
  readonly hosts: PelotonHosts;
  readonly signInMethod: SignInMethod;
  readonly pace: Pace;
  /** Requests a second of all workers together. */
  readonly totalRequestsPerSecond: number;
  /** Minutes between two syncs of somebody by workers. */
  readonly turnMinutes: number;
  readonly coda: CodaHost;
}

/** `cookie` is the old login, for servers that still speak it; Peloton does not. */
export type SignInMethod = 'oauth' | 'cookie';

const usualPort = 4747;

/** @throws UsageError naming the variable that makes no sense */
export function readConfiguration(environment: Environment): Configuration {
  const hosts: PelotonHosts = {
    apiUrl: maybeUrl(environment, 'PELOTON_API_URL') ?? pelotonHosts.apiUrl,
    authUrl: maybeUrl(environment, 'PELOTON_AUTH_URL') ?? pelotonHosts.authUrl,
  };
  return {
    homeFolder: resolve(environment['RIDEBOOK_HOME'] || join(dataFolder(environment), 'ridebook')),
    databaseUrl: readDatabaseUrl(environment['DATABASE_URL']),
    configFolder: resolve(
      environment['RIDEBOOK_CONFIG'] || join(configurationFolder(environment), 'ridebook'),
    ),
    port: maybePort(environment) ?? usualPort,
    hosts,
    signInMethod: readSignInMethod(environment),
    pace: readPace(environment['RIDEBOOK_PACE'], hosts),
    totalRequestsPerSecond: readTotalPace(environment['RIDEBOOK_TOTAL_PACE'], hosts),
    turnMinutes: readTurnMinutes(environment['RIDEBOOK_TURN_MINUTES'], hosts),
    coda: {
      apiUrl: maybeUrl(environment, 'CODA_API_URL') ?? codaApiUrl,
      environmentAccess: maybeDocAccess(environment),
    },
  };
}

function dataFolder(environment: Environment): string {
  if (platform() === 'darwin') return join(homedir(), 'Library', 'Application Support');
  if (platform() === 'win32') return environment['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local');
  return environment['XDG_DATA_HOME'] || join(homedir(), '.local', 'share');
}

function configurationFolder(environment: Environment): string {
  if (platform() === 'darwin') return join(homedir(), 'Library', 'Preferences');
  if (platform() === 'win32') return environment['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming');
  return environment['XDG_CONFIG_HOME'] || join(homedir(), '.config');
}

function maybeUrl(environment: Environment, name: string): string | null {
  const value = environment[name];
  if (value === undefined || value === '') return null;
  const url = URL.parse(value);
  const isWeb = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (url === null || !isWeb) {
    throw new UsageError(`${name} is "${value}": give a https address, or http on this machine.`);
  }
  return value.replace(/\/+$/, '');
}

/** A doc and its token come together. @throws UsageError */
function maybeDocAccess(environment: Environment): CodaHost['environmentAccess'] {
  const { CODA_DOC_ID: doc, CODA_API_TOKEN: token } = environment;
  if (!doc && !token) return null;
  if (!doc || !token)
    throw new UsageError(
      `${doc ? 'CODA_DOC_ID' : 'CODA_API_TOKEN'} is set without ${doc ? 'CODA_API_TOKEN' : 'CODA_DOC_ID'}: they go together.`,
    );
  const docId = maybeDocId(doc);
  if (docId === null)
    throw new UsageError('CODA_DOC_ID names no doc: give its id, or its address as the browser shows it.');
  return { docId, token };
}

/** The message leaves the value out: it may hold a password. */
function readDatabaseUrl(value: string | undefined): string | null {
  if (value === undefined || value === '') return null;
  if (/^postgres(ql)?:\/\/./.test(value) && URL.canParse(value)) return withFullTls(value);
  throw new UsageError(
    'DATABASE_URL is no address of a PostgreSQL database: give postgresql://user:password@host:5432/database. In the password "/" is written as %2F, "#" as %23, "@" as %40 and "%" as %25.',
  );
}

/** What the driver takes these modes for anyway, after a page of warnings: the server's certificate is checked. */
const withFullTls = (url: string): string =>
  url.includes('uselibpqcompat=true')
    ? url
    : url.replace(/([?&]sslmode=)(prefer|require|verify-ca)(?=&|$)/, '$1verify-full');

function readSignInMethod(environment: Environment): SignInMethod {
  const value = environment['PELOTON_SIGN_IN'] || 'oauth';
  if (value !== 'oauth' && value !== 'cookie') {
    throw new UsageError(`PELOTON_SIGN_IN is "${value}": give oauth or cookie.`);
  }
  if (value === 'cookie' && !environment['PELOTON_API_URL']) {
    throw new UsageError(
      'PELOTON_SIGN_IN=cookie is for a server of your own, named in PELOTON_API_URL: Peloton refuses it.',
    );
  }
  return value;
}

function maybePort(environment: Environment): number | null {
  const value = environment['RIDEBOOK_PORT'];
  if (value === undefined || value === '') return null;
  const port = Number(value);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new UsageError(`RIDEBOOK_PORT is "${value}": give a port from 0 to 65535.`);
}

/** Never faster than is polite towards somebody else's server. */
const fastestPace = 10;

/** Of all workers together, unless RIDEBOOK_TOTAL_PACE says otherwise. */
const usualTotalPace = 5;

function readTotalPace(value: string | undefined, hosts: PelotonHosts): number {
  if (value === undefined || value === '') return usualTotalPace;
  const requestsPerSecond = Number(value);
  if (!(requestsPerSecond > 0 && requestsPerSecond < Number.POSITIVE_INFINITY)) {
    throw new UsageError(`RIDEBOOK_TOTAL_PACE is "${value}": give requests a second, such as 5.`);
  }
  const isLocal = isLoopback(new URL(hosts.apiUrl).hostname);
  return isLocal ? requestsPerSecond : Math.min(requestsPerSecond, fastestPace);
}

const usualTurnMinutes = 60;

/** More often would be asked for nothing: somebody rides once or twice a day. */
const shortestTurnMinutes = 15;

function readTurnMinutes(value: string | undefined, hosts: PelotonHosts): number {
  if (value === undefined || value === '') return usualTurnMinutes;
  const minutes = Number(value);
  if (!(minutes > 0 && minutes <= 24 * 60)) {
    throw new UsageError(
      `RIDEBOOK_TURN_MINUTES is "${value}": give minutes from ${shortestTurnMinutes} to 1440, such as 60.`,
    );
  }
  return isLoopback(new URL(hosts.apiUrl).hostname) ? minutes : Math.max(minutes, shortestTurnMinutes);
}

function readPace(value: string | undefined, hosts: PelotonHosts): Pace {
  if (value === undefined || value === '') return politePace;
  const isLocal = isLoopback(new URL(hosts.apiUrl).hostname);
  if (value === 'unlimited') return isLocal ? unlimitedPace : politePace;
  const requestsPerSecond = Number(value);
  if (!(requestsPerSecond > 0)) {
    throw new UsageError(`RIDEBOOK_PACE is "${value}": give requests a second, such as 4.`);
  }
  return {
    ...politePace,
    requestsPerSecond: isLocal ? requestsPerSecond : Math.min(requestsPerSecond, fastestPace),
  };
}
