/** One test run for every workspace and for the journeys in test/. */
import { defineConfig } from 'vitest/config';

// node:sqlite, zstd and type stripping are Node 24's; on an older one hundreds of tests would fail, each for its own reason.
if (Number.parseInt(process.versions.node, 10) < 24) {
  throw new Error(
    `The tests need Node 24 and this is ${process.versions.node}: run "npm test", which brings it.`,
  );
}

/** What every test file gets, whichever of the projects it belongs to. */
const shared = {
  // Processes, not threads: stores are files with locks, and servers are told to stop by signals.
  pool: 'forks',
  maxWorkers: 2,
  testTimeout: 20_000,
  hookTimeout: 60_000,
  slowTestThreshold: 1_000,
  // Days and zones are arguments; whoever asks the machine instead gets a zone nobody rides in.
  env: { TZ: 'Pacific/Chatham' },
} as const;

const elsewhere = ['**/node_modules/**', '**/dist*/**'];

export default defineConfig({
  test: {
    ...shared,
    globalSetup: [
      'test/support/memory-folder.ts',
      'test/support/prepare-chromium.ts',
      'test/support/book-keeper.ts',
      'packages/store/src/postgres/testing/keep-server.ts',
    ],
    reporters: process.env['CI'] === undefined ? ['default'] : ['dot'],
    projects: [
      {
        test: {
          ...shared,
          name: 'together',
          include: [
            'packages/*/src/**/*.test.ts',
            'apps/*/{src,build}/**/*.test.ts',
            'test/pages/**/*.test.ts',
          ],
          exclude: elsewhere,
          // They keep nothing outside of their tests, so that a process may run one file after another: most take less time
          // than a process takes to start and to read what they import.
          isolate: false,
        },
      },
      {
        test: {
          ...shared,
          name: 'apart',
          include: ['scripts/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: [...elsewhere, 'test/long/**', 'test/pages/**'],
        },
      },
    ],
  },
});
