/** One violation of each architecture rule: the files to plant, of which the first is the one to be reported. */

interface PlantedFile {
  readonly path: string;
  readonly text: string;
}

interface Violation {
  readonly rule: string;
  readonly files: readonly [PlantedFile, ...PlantedFile[]];
}

function plant(rule: string, path: string, text: string, ...others: readonly PlantedFile[]): Violation {
  return { rule, files: [{ path, text }, ...others] };
}

/** Every package has to stay out of somebody's way: each line imports what lies further out. */
const outward = [
  ['packages/domain', 'domain', '@ridebook/analytics'],
  ['packages/analytics', 'analytics', '@ridebook/store'],
  ['packages/formats', 'formats', '@ridebook/peloton'],
  ['packages/coda', 'coda', '@ridebook/store'],
  ['packages/peloton', 'peloton', '@ridebook/store'],
  ['packages/store', 'store', '@ridebook/peloton'],
  ['packages/sandbox', 'sandbox', '@ridebook/peloton'],
  ['packages/sync', 'sync', '@ridebook/sandbox'],
  ['apps/web', 'web', '@ridebook/store'],
  ['apps/coda-pack', 'coda-pack', '@ridebook/store'],
  ['apps/cloud-function', 'cloud-function', '@ridebook/sandbox'],
  ['apps/apps-script', 'apps-script', '@ridebook/sandbox'],
] as const;

export const violations: readonly Violation[] = [
  plant(
    'no-cycles',
    'packages/domain/src/planted/one.ts',
    "import type { Other } from './other.ts';\nexport type One = Other | 1;\n",
    {
      path: 'packages/domain/src/planted/other.ts',
      text: "import type { One } from './one.ts';\nexport type Other = One | 2;\n",
    },
  ),
  plant('no-unresolvable', 'packages/domain/src/planted/lost.ts', "import './nowhere.ts';\n"),
  ...outward.map(([folder, name, specifier]) =>
    plant(`inward-only-${name}`, `${folder}/src/planted/outward.ts`, `import '${specifier}';\n`),
  ),
  plant(
    'nobody-imports-apps',
    'packages/sandbox/src/planted/app.ts',
    "import '../../../../apps/planted/src/app.ts';\n",
    { path: 'apps/planted/src/app.ts', text: 'export const planted = 1;\n' },
  ),
  plant('apps-stay-apart', 'apps/ridebook/src/planted/web.ts', "import '../../../planted/src/app.ts';\n"),
  plant(
    'sources-know-no-tests',
    'apps/ridebook/src/planted/proof.ts',
    "import '../../../../test/support/chromium.ts';\n",
  ),
  plant(
    'packages-know-no-repository',
    'packages/store/src/planted/repository.test.ts',
    "import '../../../../test/support/chromium.ts';\n",
  ),
  plant('pure-without-node', 'packages/peloton/src/wire/planted.ts', "import 'node:url';\n"),
  plant('pure-without-libraries', 'packages/analytics/src/planted/library.ts', "import 'hono';\n"),
  plant(
    'dashboard-without-node',
    'apps/web/src/planted/planted.svelte',
    '<script lang="ts">\n  import { readFileSync } from \'node:fs\';\n  const read = readFileSync;\n</script>\n\n<p>{read.name}</p>\n',
  ),
  plant(
    'sync-sees-only-the-port',
    'packages/sync/src/planted/engine.ts',
    "import '@ridebook/store/sqlite';\n",
  ),
  plant('only-apps-choose-engines', 'packages/store/src/planted/engine.ts', "import '../sqlite/index.ts';\n"),
  plant('engines-stay-apart', 'packages/store/src/sqlite/planted.ts', "import '../postgres/planted.ts';\n", {
    path: 'packages/store/src/postgres/planted.ts',
    text: 'export const planted = 1;\n',
  }),
  plant('only-decode-knows-the-wire', 'packages/peloton/src/planted/schema.ts', "import 'valibot';\n"),
  plant(
    'through-the-front-door',
    'packages/analytics/src/planted/back-door.ts',
    "import '../../../domain/src/units.ts';\n",
  ),
  plant('by-its-name', 'packages/analytics/src/planted/path.ts', "import '../../../domain/src/index.ts';\n"),
];
