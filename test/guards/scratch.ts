/** Owns a scratch copy of the checkout: its own sources, the libraries of the original. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface Scratch {
  readonly folder: string;
  remove(): void;
}

export function makeScratch(root: string): Scratch {
  const folder = mkdtempSync(path.join(tmpdir(), 'ridebook-guards-'));
  // Some tests run a second process as another user, who must be able to read it.
  chmodSync(folder, 0o755);
  // What git knows and what it would take in: as the checkout stands, committed or not.
  const listed = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], { cwd: root });
  for (const file of listed.toString().split('\0')) {
    if (file !== '' && existsSync(path.join(root, file)))
      cpSync(path.join(root, file), path.join(folder, file));
  }
  linkLibraries(root, folder);
  for (const zone of ['apps', 'packages']) {
    for (const name of readdirSync(path.join(root, zone))) {
      const libraries = path.join(zone, name, 'node_modules');
      if (existsSync(path.join(root, libraries)))
        symlinkSync(path.join(root, libraries), path.join(folder, libraries));
    }
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Every library as it lies in the original, but the workspaces: those are the copy's own. */
function linkLibraries(root: string, folder: string): void {
  const [from, to] = [path.join(root, 'node_modules'), path.join(folder, 'node_modules')];
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    if (name === '@ridebook')
      cpSync(path.join(from, name), path.join(to, name), { recursive: true, verbatimSymlinks: true });
    else if (!name.startsWith('.vite')) symlinkSync(path.join(from, name), path.join(to, name));
  }
}
