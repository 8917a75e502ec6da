/** Owns where things lie in a checkout. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const repositoryRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** @param {readonly string[]} names */
export const inRepository = (...names) => path.join(repositoryRoot, ...names);
