/** Owns what the program calls itself. */
import manifest from '../package.json' with { type: 'json' };

export const version = manifest.version;

/** Said honestly to Peloton with every request but those of its sign-in pages. */
export const userAgent = `Ridebook/${version}`;
