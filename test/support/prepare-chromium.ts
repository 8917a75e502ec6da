/** Gets Chromium before the first test starts, so that no test spends its time limit on an installation. */
import { chromiumPath } from './chromium.ts';

export function setup(): void {
  try {
    chromiumPath();
  } catch (error) {
    // The browser tests fail with this sentence; the others need no browser.
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  }
}
