/** Lets setup steps of one checkout run one at a time, across processes. */
import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { inRepository } from './places.mjs';

const lockFile = inRepository('.setup.lock');
const heartbeatMs = 2_000;
const abandonedAfterMs = 30_000;

/**
 * Does the work alone. Who comes second waits, and looks again whether there is anything left to do.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function inTurn(work) {
  while (!take()) {
    clearAbandoned();
    await sleep(200);
  }
  // The heartbeat tells a long installation from one that died in a container whose process ids mean nothing here.
  const heartbeat = setInterval(beat, heartbeatMs);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    rmSync(lockFile, { force: true });
  }
}

function take() {
  return unless('EEXIST', () => writeFileSync(lockFile, String(process.pid), { flag: 'wx' }));
}

function beat() {
  const now = new Date();
  unless('ENOENT', () => utimesSync(lockFile, now, now));
}

/** Renamed first and looked at again, because another waiter may have cleared it and taken its turn in between. */
function clearAbandoned() {
  unless('ENOENT', () => {
    const holder = readFileSync(lockFile, 'utf8');
    const isSilent = Date.now() - statSync(lockFile).mtimeMs > abandonedAfterMs;
    if (!isSilent && (holder === '' || isAlive(Number(holder)))) return;
    const aside = `${lockFile}.${process.pid}`;
    renameSync(lockFile, aside);
    if (readFileSync(aside, 'utf8') === holder) rmSync(aside);
    else renameSync(aside, lockFile);
  });
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

/**
 * @param {string} code the failure that is an answer
 * @param {() => void} action
 * @returns {boolean} false when the action failed with it
 */
function unless(code, action) {
  try {
    action();
    return true;
  } catch (error) {
    if (isCode(error, code)) return false;
    throw error;
  }
}

/**
 * @param {unknown} error
 * @param {string} code
 */
function isCode(error, code) {
  return error instanceof Error && 'code' in error && error.code === code;
}
