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
      entry: [
        'scripts/check.ts',
        'benchmarks/*.ts',
        'scripts/pictures/docs-pictures.ts',
        'scripts/pictures/file-only-pictures.ts',
        'scripts/pictures/screenshots.ts',
        'scripts/try/*.ts',
        'vitest.long.config.ts',
        'test/long/*.test.ts',
        'test/**/whole.ts',
        'test/kills/**/one-*.ts',
        // A worker is started by its path.
        'test/apps-script/platform/fetch-worker.ts',
      ],
      project: ['scripts/**/*.{ts,mjs}', 'test/**/*.ts', 'benchmarks/**/*.ts'],
      // The journeys use the workspaces that they are journeys through, and speak to the database behind one.
      ignoreDependencies: [/^@ridebook\//, 'pg'],
    },
    'packages/*': { project: ['src/**/*.ts'] },
    // A program for a second process is started by its path.
    'packages/store': { entry: ['src/*/testing/second-process.ts'], project: ['src/**/*.ts'] },
    'apps/ridebook': { entry: ['src/main.ts'], project: ['src/**/*.ts'] },
    'apps/apps-script': {
      entry: ['src/main.ts'],
      project: ['src/**/*.ts', 'build/**/*.ts'],
    },
    'apps/coda-pack': {
      entry: ['tools/{build,test}.ts', 'tools/vitest.config.ts', 'pack/packs.ts', 'pack/*.test.ts'],
      project: ['{pack,src,tools}/**/*.ts'],
      // Installed on demand.
      ignoreDependencies: ['@codahq/packs-sdk'],
    },
    'apps/cloud-function': { entry: ['src/main.ts', 'src/sign-in.ts'], project: ['src/**/*.ts'] },
    'apps/web': {
      entry: ['public/*.js', 'src/login.ts'],
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
