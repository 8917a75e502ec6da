/** Owns a real PostgreSQL for the tests: a server of its own on a free port, gone when whoever started it is done. */
import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { installDebianPackage, mayInstallDebianPackages } from './debian-package.ts';

/** What tests do with a server, whoever started it. */
export interface PostgresDatabases {
  /**
   * A database made now, whose owner is no superuser: row-level security binds it.
   * @param template the address of a database that nobody is connected to, to begin with a copy of it; absent: empty
   * @returns its address
   */
  createDatabase(template?: string): Promise<string>;
  /** The address of a database for another user. */
  addressFor(user: string, url: string): string;
  /** Runs statements as the superuser. */
  query(text: string, database?: string): Promise<readonly Record<string, unknown>[]>;
}

export interface PostgresServer extends PostgresDatabases {
  readonly port: number;
  /** Ends every connection at once, as a failover does, and takes new ones again. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const superuser = 'postgres';
const owner = 'ridebook';

/**
 * Starts PostgreSQL 15 or newer from the machine's own programs; on Debian, as root, it installs them when they are missing.
 * @param settings of `postgresql.conf`, such as `max_connections`
 */
export async function startPostgres(
  settings: Readonly<Record<string, string>> = {},
): Promise<PostgresServer> {
  const programs = postgresPrograms();
  const folder = mkdtempSync(join(tmpdir(), 'ridebook-postgres-'));
  const user = serverUser();
  if (user !== null) chownSync(folder, user.uid, user.gid);
  const identity = user ?? {};
  const dataFolder = join(folder, 'data');
  execFileSync(
    join(programs, 'initdb'),
    ['-D', dataFolder, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    {
      ...identity,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const port = await freePort();
  // Tests kill the clients, never the disk: without fsync a database is made in a tenth of the time.
  const all = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: folder,
    fsync: 'off',
    ...settings,
  };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const launch = async (): Promise<() => Promise<void>> => {
    const child = spawn(join(programs, 'postgres'), ['-D', dataFolder, ...flags], {
      ...identity,
      cwd: folder,
      stdio: 'ignore',
    });
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const endWithTests = (): void => void child.kill('SIGQUIT');
    process.once('exit', endWithTests);
    await untilAnswering(addressAt(port, 'postgres'));
    return async () => {
      process.off('exit', endWithTests);
      // Fast shutdown: connections are ended, transactions rolled back.
      child.kill('SIGINT');
      await ended;
    };
  };
  let stopRunning = await launch();

  const databases = databasesAt(port);
  await databases.query(`create role ${owner} login`);
  return {
    ...databases,
    port,
    async restart() {
      await stopRunning();
      stopRunning = await launch();
    },
    async stop() {
      await stopRunning();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const addressAt = (port: number, database: string, role = superuser): string =>
  `postgresql://${role}@127.0.0.1:${port}/${database}`;

/** The name in an address. */
const databaseIn = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1));

/** @param port of a server that `startPostgres` has started, in whichever process */
export function databasesAt(port: number): PostgresDatabases {
  const query: PostgresDatabases['query'] = async (text, database = 'postgres') => {
    const client = new Client({ connectionString: addressAt(port, database) });
    // A restart ends it: the statement under way says so.
    client.on('error', () => undefined);
    await client.connect();
    try {
      const result = await client.query<Record<string, unknown>>(text);
      return result.rows;
    } finally {
      await client.end();
    }
  };
  return {
    query,
    async createDatabase(template) {
      const name = `ridebook-${randomUUID()}`;
      const copied = template === undefined ? '' : ` template "${databaseIn(template)}"`;
      await query(`create database "${name}" owner ${owner}${copied}`);
      return addressAt(port, name, owner);
    },
    addressFor(user, address) {
      const parsed = new URL(address);
      parsed.username = user;
      return parsed.href;
    },
  };
}

/** PostgreSQL refuses to run as root: Debian's package brings a user of its own. */
function serverUser(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const idOf = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/** @returns the folder of `initdb` and `postgres` */
export function postgresPrograms(): string {
  const found = findPrograms();
  if (found !== null) return found;
  const howToGetIt = 'The tests of the PostgreSQL store need PostgreSQL 15 or newer with its "initdb".';
  if (!mayInstallDebianPackages()) throw new Error(howToGetIt);
  installDebianPackage('postgresql');
  const installed = findPrograms();
  if (installed === null) throw new Error(`Debian's package did not bring it. ${howToGetIt}`);
  return installed;
}

function findPrograms(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ];
  return folders.find((folder) => existsSync(join(folder, 'initdb'))) ?? null;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

async function untilAnswering(url: string): Promise<void> {
  const patienceMs = 20_000;
  for (const startedMs = performance.now(); ; await sleep(20)) {
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (performance.now() - startedMs > patienceMs) throw error;
    }
  }
}
