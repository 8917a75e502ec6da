/** What killed runs of the tests leave in memory goes with the next run, and nothing else does. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { removeLeftovers } from './memory-folder.ts';

it('removes the folders of runs whose process is gone, and leaves what is in use or of somebody else', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'ridebook-leftovers-'));
  const { pid: gone } = spawnSync(process.execPath, ['--version']);
  const left = [`rb-${gone}-Ab3dE6`, `rb-${process.pid}-Ab3dE6`, `rb-${gone}`, `other-${gone}-Ab3dE6`];
  for (const name of left) {
    mkdirSync(path.join(folder, name));
    writeFileSync(path.join(folder, name, 'file'), 'x');
  }
  removeLeftovers(folder);
  expect(readdirSync(folder).sort()).toEqual(left.slice(1).sort());
  rmSync(folder, { recursive: true });
});
