/** Owns applying `dropWaiting` to what was bundled. */
import type { Plugin } from 'vite';
import { dropWaiting } from './drop-waiting.ts';

export const synchronous = (): Plugin => ({
  name: 'synchronous',
  renderChunk: (code) => ({ code: dropWaiting(code), map: null }),
});
