/** Tells whether `node_modules` is what package-lock.json says. */
import { readFileSync } from 'node:fs';
import { inRepository } from './places.mjs';

/**
 * @typedef {{version?: string, integrity?: string, link?: boolean, optional?: boolean, peer?: boolean}} LockedPackage
 * @typedef {Record<string, LockedPackage | undefined>} LockedPackages
 */

/** @returns {boolean} */
export function isInstalled() {
  const installed = readPackages(inRepository('node_modules', '.package-lock.json'));
  const wanted = readPackages(inRepository('package-lock.json'));
  if (installed === null || wanted === null) return false;
  return matches(wanted, installed);
}

/**
 * npm writes the hidden lock file last, so that an interrupted installation has none.
 * @param {LockedPackages} wanted
 * @param {LockedPackages} installed
 */
function matches(wanted, installed) {
  return Object.entries(wanted).every(([place, locked]) => {
    if (!place.includes('node_modules/') || locked === undefined) return true;
    const there = installed[place];
    // Packages for other platforms are left out.
    if (there === undefined) return locked.optional === true || locked.peer === true;
    return there.version === locked.version && there.integrity === locked.integrity;
  });
}

/**
 * @param {string} file
 * @returns {LockedPackages | null}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}
