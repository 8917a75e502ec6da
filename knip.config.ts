/** Owns what counts as used: the programs, what the packages export, the tests, and what those reach. */
import type { KnipConfig } from 'knip';

/** A style sheet reaches fonts and other sheets by @import and url(). */
function importsOfStyles(text: string): string {
  return [...text.matchAll(/(?:@import\s+(?:url\()?|url\()['"]([^'"]+)['"]/g)]
    .map(([, target = '']) => `import '${target}';`)
    .join('\n');
}

const config: KnipConfig = {
  workspaces: {
    '.': {
      entry: ['scripts/run.mjs', 'scripts/check.ts'],
      project: ['scripts/**/*.{ts,mjs}', 'test/**/*.ts', 'benchmarks/**/*.ts'],
    },
    'packages/*': { project: ['src/**/*.ts'] },
    'apps/ridebook': { entry: ['src/main.ts'], project: ['src/**/*.ts'] },
    'apps/web': {
      entry: ['src/main.ts', 'public/*.js'],
      project: ['src/**/*.{ts,svelte,css}', 'public/*.js'],
    },
  },
  compilers: { css: importsOfStyles },
  // The Node that everything runs on: found by its path, imported by nobody.
  ignoreDependencies: ['node'],
  // A type that only describes a neighbour's argument is exported for whoever calls it.
  ignoreExportsUsedInFile: { interface: true, type: true },
};

export default config;
