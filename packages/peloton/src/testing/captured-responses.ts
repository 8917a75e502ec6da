/** Owns reading captured responses of the real API, which may lie beside the checkout and are no part of it. */
import { existsSync, readFileSync } from 'node:fs';

const folder = new URL('../../../../../shared/fixtures/', import.meta.url);

/** Tests of them are skipped, visibly, where there are none. */
export function areCapturesHere(): boolean {
  const areHere = existsSync(new URL('expected.json', folder));
  if (!areHere)
    console.warn('Skipped: the captured API responses are not beside this checkout (../shared/fixtures).');
  return areHere;
}

/** @param name of the file; @returns its JSON */
export const readCaptured = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as unknown;

/** The graph of a captured workout, by the finest samples that were asked for; `null` where none was captured. */
export function maybeCapturedGraph(workout: string): unknown {
  const name = ['graph-1s', 'graph-5s']
    .map((kind) => `${workout}.${kind}.json`)
    .find((file) => existsSync(new URL(file, folder)));
  return name === undefined ? null : readCaptured(name);
}
