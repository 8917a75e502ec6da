/**
 * Owns installing a package of Debian's that tests need, once, as root: one line says that it is done, and apt's own pages of
 * output are shown only where it fails.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const mayInstallDebianPackages = (): boolean =>
  process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/etc/debian_version');

/** @throws Error with what apt said, where the package cannot be installed */
export function installDebianPackage(name: string): void {
  process.stderr.write(`Installing Debian's ${name} for the tests (once)…\n`);
  const logFile = join(tmpdir(), `ridebook-install-${name}.log`);
  const log = openSync(logFile, 'w');
  const install = `dpkg-query -W -f='\${Status}' ${name} 2>/dev/null | grep -q 'ok installed' || {
    apt-get update -qq && apt-get install -y -qq --no-install-recommends ${name}; }`;
  // flock lets test runs install one after the other, as apt must, and frees the lock when its process dies.
  const { status } = spawnSync('flock', [join(tmpdir(), 'ridebook-apt.lock'), 'sh', '-c', install], {
    stdio: ['ignore', log, log],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  closeSync(log);
  if (status !== 0) throw new Error(`apt-get could not install ${name}:\n${readFileSync(logFile, 'utf8')}`);
}
