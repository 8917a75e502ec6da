/** Owns a pgbouncer in transaction mode before a database; on Debian, as root, it is installed when it is missing. */
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { installDebianPackage } from '../../../packages/store/src/postgres/testing/debian-package.ts';

export interface Pooler {
  /** The same database, reached through it. */
  addressOf(url: string): string;
  close(): Promise<void>;
}

const program = '/usr/sbin/pgbouncer';

export async function startPooler(databaseUrl: string): Promise<Pooler> {
  if (!existsSync(program)) installDebianPackage('pgbouncer');
  const folder = mkdtempSync(path.join(tmpdir(), 'ridebook-pooler-'));
  const idOf = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  const [uid, gid] = [idOf('-u'), idOf('-g')];
  const port = await freePort();
  const { hostname, port: databasePort } = new URL(databaseUrl);
  const configuration = path.join(folder, 'pgbouncer.ini');
  writeFileSync(path.join(folder, 'users'), '"ridebook" ""\n');
  writeFileSync(
    configuration,
    `[databases]
* = host=${hostname} port=${databasePort}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = trust
auth_file = ${path.join(folder, 'users')}
pool_mode = transaction
default_pool_size = 20
max_client_conn = 200
ignore_startup_parameters = extra_float_digits
`,
  );
  for (const each of [folder, configuration, path.join(folder, 'users')]) chownSync(each, uid, gid);
  const child = spawn(program, ['-q', configuration], { uid, gid, cwd: folder, stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  for (let tries = 0; !(await isListening(port)); tries += 1) {
    if (tries > 100) throw new Error('pgbouncer did not come up.');
    await sleep(50);
  }
  return {
    addressOf(url) {
      const through = new URL(url);
      through.port = String(port);
      return through.href;
    },
    async close() {
      child.kill('SIGQUIT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const isListening = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
