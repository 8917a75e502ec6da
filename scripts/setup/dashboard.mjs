/** Builds the dashboard when its sources changed: a stamp beside the pages holds the hash of what they were built from. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runStep } from './child.mjs';
import { SetupError } from './errors.mjs';
import { inRepository } from './places.mjs';
import { inTurn } from './turn.mjs';

const dashboard = inRepository('apps', 'web');
const built = path.join(dashboard, 'dist');
const building = path.join(dashboard, 'dist.next');
const replaced = path.join(dashboard, 'dist.old');
const stampName = '.built-from';

/** What the pages are made of: their own sources, the packages they import, and the versions of the tools. */
const sources = [
  dashboard,
  inRepository('packages', 'domain'),
  inRepository('packages', 'analytics'),
  inRepository('docs', 'formulas'),
];
const versions = inRepository('package-lock.json');
const notSources = /^(node_modules|dist.*|golden|.*\.test\.ts)$/;

/**
 * @param {string} runtime the Node to build with
 */
export async function ensureDashboard(runtime) {
  if (isBuilt()) return;
  await inTurn(async () => {
    const hash = hashSources();
    if (readStamp() === hash) return;
    process.stderr.write('Building the dashboard (after each change)…\n');
    rmSync(building, { recursive: true, force: true });
    const { code } = await runStep(
      runtime,
      [
        inRepository('node_modules', 'vite', 'bin', 'vite.js'),
        'build',
        '--outDir',
        building,
        '--emptyOutDir',
        '--logLevel',
        'warn',
      ],
      { cwd: dashboard },
    );
    if (code !== 0 || !existsSync(path.join(building, 'index.html'))) {
      throw new SetupError(
        `The dashboard could not be built (vite ended with ${code}): the lines above say where its sources are wrong.`,
      );
    }
    writeFileSync(path.join(building, stampName), hash);
    swapIn();
  });
}

/** The pages change all at once, so that a server that is running never sees half of them. */
function swapIn() {
  rmSync(replaced, { recursive: true, force: true });
  if (existsSync(built)) renameSync(built, replaced);
  renameSync(building, built);
  rmSync(replaced, { recursive: true, force: true });
}

function isBuilt() {
  const stamp = readStamp();
  return stamp !== null && stamp === hashSources();
}

/** @returns {string | null} */
function readStamp() {
  try {
    return readFileSync(path.join(built, stampName), 'utf8');
  } catch {
    return null;
  }
}

function hashSources() {
  const hash = createHash('sha256').update(readFileSync(versions));
  for (const file of sources.flatMap(listFiles)) {
    hash.update(`\0${path.relative(dashboard, file)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/**
 * @param {string} folder
 * @returns {string[]} every source file below it, in a stable order
 */
function listFiles(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !notSources.test(entry.name))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const place = path.join(folder, entry.name);
      return entry.isDirectory() ? listFiles(place) : [place];
    });
}
