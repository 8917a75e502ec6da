/** One test run for every workspace and for the journeys in test/. */
import { defineConfig } from 'vitest/config';

// node:sqlite, zstd and type stripping are Node 24's; on an older one hundreds of tests would fail, each for its own reason.
if (Number.parseInt(process.versions.node, 10) < 24) {
  throw new Error(
    `The tests need Node 24 and this is ${process.versions.node}: run "npm test", which brings it.`,
  );
}

export default defineConfig({
  test: {
    include: [
      'packages/*/src/**/*.test.ts',
      'apps/*/{src,build}/**/*.test.ts',
      'scripts/**/*.test.ts',
      'test/**/*.test.ts',
    ],
    exclude: ['**/node_modules/**', '**/dist*/**', 'test/long/**'],
    globalSetup: [
      'test/support/memory-folder.ts',
      'test/support/prepare-chromium.ts',
      'test/support/book-keeper.ts',
    ],
    // Processes, not threads: stores are files with locks, and servers are told to stop by signals.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    slowTestThreshold: 1_000,
    // Days and zones are arguments; whoever asks the machine instead gets a zone nobody rides in.
    env: { TZ: 'Pacific/Chatham' },
    reporters: process.env['CI'] === undefined ? ['default'] : ['dot'],
  },
});
