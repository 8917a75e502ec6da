/** The long suites: everything in test/long, one file at a time. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/long/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 1,
    hookTimeout: 60_000,
    env: { TZ: 'Pacific/Chatham' },
  },
});
