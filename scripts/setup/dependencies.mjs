/** Makes `node_modules` what package-lock.json says. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { runStep } from './child.mjs';
import { SetupError } from './errors.mjs';
import { isInstalled } from './installed.mjs';
import { repositoryRoot } from './places.mjs';
import { inTurn } from './turn.mjs';

/** Installs what is missing, with a line on stderr; throws a SetupError when npm fails. */
export async function installDependencies() {
  await inTurn(async () => {
    if (isInstalled()) return;
    process.stderr.write('Installing dependencies (once)…\n');
    const { code, complaints } = await runNpm([
      'ci',
      // Development dependencies are the tools themselves, whatever NODE_ENV or the person's npm settings leave out.
      '--include=dev',
      '--include=optional',
      // npm warns that the packages want a newer Node than the one running it; they get it, pinned.
      '--loglevel=error',
      '--no-audit',
      '--no-fund',
      '--no-progress',
      // Three short waits for a registry that hiccups, instead of a minute for one that is not there.
      '--fetch-retries=3',
      '--fetch-retry-mintimeout=1000',
      '--fetch-retry-maxtimeout=5000',
    ]);
    if (code !== 0) {
      throw new SetupError(
        `The dependencies could not be installed (npm: ${causeOf(complaints) ?? `exit code ${code}`}): check the network and the disk, or run "npm ci" to see more.`,
      );
    }
  });
}

/**
 * Runs the npm that runs us where there is one, by its own Node; else the one on the path.
 * @param {readonly string[]} args
 */
function runNpm(args) {
  const npm = process.env['npm_execpath'];
  /** @type {import('node:child_process').SpawnOptions} Of a page of npm's errors one word is shown: the code. */
  const options = { cwd: repositoryRoot, stdio: ['ignore', 'ignore', 'pipe'] };
  if (npm !== undefined && path.basename(npm) === 'npm-cli.js' && existsSync(npm)) {
    return runStep(process.env['npm_node_execpath'] ?? process.execPath, [npm, ...args], options);
  }
  return process.platform === 'win32'
    ? runStep('npm.cmd', args, { ...options, shell: true })
    : runStep('npm', args, options);
}

/**
 * @param {string} complaints
 * @returns {string | undefined} npm's word for the cause, such as ECONNREFUSED or ENOSPC
 */
function causeOf(complaints) {
  return /^npm error code (\S+)/m.exec(complaints)?.[1];
}
