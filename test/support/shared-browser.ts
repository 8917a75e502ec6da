/** Owns the way to what tests share, and to the browser among it; each opens contexts of its own in it, which share nothing. */
import { chromium, type Browser } from 'playwright-core';
import { inject } from 'vitest';

/** Starting may take a while on a machine that does everything at once. */
const patienceMs = 60_000;

export async function askKeeper(what: 'browser' | 'dashboard' | 'script' | 'function'): Promise<string> {
  const response = await fetch(`${inject('bookKeeper')}/${what}`, {
    signal: AbortSignal.timeout(patienceMs),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`The shared ${what} could not be started: ${text}`);
  return text;
}

/** Closing it closes this test's contexts; the browser itself goes on for the others. */
export const connectBrowser = async (): Promise<Browser> => chromium.connect(await askKeeper('browser'));
