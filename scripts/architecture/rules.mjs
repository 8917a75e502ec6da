/** Owns which way imports may run. ARCHITECTURE.md says why; `npm run check:architecture` enforces it. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * @typedef {import('dependency-cruiser').IForbiddenRuleType} Rule
 */

/** What each package may import of the other packages. Inward only: the domain imports nobody. */
export const packageMayImport = {
  domain: [],
  analytics: ['domain'],
  formats: ['domain'],
  coda: ['analytics', 'domain'],
  peloton: ['domain'],
  store: ['domain'],
  sandbox: ['domain'],
  sync: ['analytics', 'domain', 'formats', 'peloton', 'store'],
};

/** What each app may import of the packages; null is any. The dashboard runs in a browser and asks the server for the rest. */
export const appMayImport = {
  ridebook: null,
  web: ['analytics', 'domain', 'formats'],
  'cloud-function': ['analytics', 'coda', 'domain', 'peloton', 'store', 'sync'],
  'coda-pack': ['analytics', 'coda', 'domain', 'peloton'],
  'apps-script': ['analytics', 'coda', 'domain', 'peloton', 'store', 'sync'],
};

/** The pure zone runs unchanged in Node, a browser, a Coda Pack and Apps Script. */
const pure = '^packages/(domain|analytics|coda|sync|formats|peloton/src/(auth|decode|wire))/';

/** Without input or output of their own, small, and free of eval: they run wherever the pure packages do. */
const purePackages = ['valibot'];

/** A folder per database, each chosen by an app. */
const engines = '^packages/store/src/(sqlite|postgres)/';

/** Tests may stand parts beside each other that the program keeps apart. */
const tests = '\\.test\\.ts$|/(testing|conformance)/';

/**
 * @param {string} root the folder that holds packages/ and apps/
 * @returns {Rule[]}
 */
export function rules(root) {
  return [
    {
      name: 'no-cycles',
      comment: 'Two files that import each other are one file. Type imports count.',
      severity: 'error',
      from: { pathNot: 'node_modules' },
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that leads nowhere is an import that no rule sees.',
      severity: 'error',
      from: { pathNot: 'node_modules' },
      // The SDK of a Pack is installed on demand only.
      to: { couldNotResolve: true, pathNot: '^@codahq/packs-sdk' },
    },
    ...Object.entries(packageMayImport).map(([name, allowed]) =>
      inwardOnly(`packages/${name}`, name, allowed),
    ),
    ...Object.entries(appMayImport).flatMap(([name, allowed]) =>
      allowed === null ? [] : [inwardOnly(`apps/${name}`, name, allowed)],
    ),
    {
      name: 'nobody-imports-apps',
      comment: 'An app puts the parts together; nothing is built upon it.',
      severity: 'error',
      from: { path: '^(packages|scripts|test/support)/' },
      to: { path: '^apps/' },
    },
    {
      name: 'apps-stay-apart',
      comment: 'What two apps need is a package.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: tests },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'sources-know-no-tests',
      comment: 'Libraries and programs do not depend on what proves or builds them.',
      severity: 'error',
      from: { path: '^(packages|apps)/', pathNot: tests },
      to: { path: `^(test|scripts|benchmarks)/|${tests}`, pathNot: 'node_modules' },
    },
    {
      name: 'packages-know-no-repository',
      comment: 'Not even the tests of a package lean on the repository around it.',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^(test|scripts|benchmarks)/' },
    },
    {
      name: 'pure-without-node',
      comment: 'The pure packages run where there is no Node.',
      severity: 'error',
      from: { path: pure, pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-without-libraries',
      comment: `The pure packages import ${purePackages.join(', ')} of npm and nothing else.`,
      severity: 'error',
      from: { path: pure, pathNot: tests },
      to: { path: '(^|/)node_modules/', pathNot: `(^|/)node_modules/(${purePackages.join('|')})/` },
    },
    {
      name: 'dashboard-without-node',
      comment: 'The dashboard runs in a browser.',
      severity: 'error',
      from: { path: '^apps/web/src/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'sync-sees-only-the-port',
      comment: 'The sync engine works on any store: it never reaches a database, not even through others.',
      severity: 'error',
      from: { path: '^packages/sync/src/', pathNot: tests },
      to: { path: engines, reachable: true },
    },
    {
      name: 'only-apps-choose-engines',
      comment: 'Which database it is, a program decides.',
      severity: 'error',
      from: {
        path: '^packages/',
        pathNot: [`^packages/store/src/(sqlite|postgres)/`, tests],
      },
      to: { path: engines },
    },
    {
      name: 'engines-stay-apart',
      comment: 'What two engines share lies beside them.',
      severity: 'error',
      from: { path: '^packages/store/src/(sqlite|postgres)/' },
      to: { path: engines, pathNot: '^packages/store/src/$1/' },
    },
    {
      name: 'only-decode-knows-the-wire',
      comment:
        'The decoder is the only door: shapes of responses, and the schemas that describe them, stay behind it.',
      severity: 'error',
      from: { path: '^(packages|apps)/', pathNot: '^packages/peloton/src/decode/' },
      to: { path: '(^|/)node_modules/valibot/' },
    },
    {
      name: 'through-the-front-door',
      comment: "A package is imported by its name, as far as its package.json's exports go.",
      severity: 'error',
      from: { path: '^(?:packages|apps)/([^/]+)/' },
      to: { path: '^packages/', pathNot: ['^packages/$1/', ...frontDoors(root)] },
    },
    {
      name: 'by-its-name',
      comment: 'A relative path out of the own folder is a way around the exports.',
      severity: 'error',
      from: { path: '^(?:packages|apps)/([^/]+)/' },
      to: { path: '^packages/', pathNot: '^packages/$1/', dependencyTypesNot: ['aliased-workspace'] },
    },
  ];
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {readonly string[]} allowed
 * @returns {Rule}
 */
function inwardOnly(folder, name, allowed) {
  const own = folder.startsWith('packages/') ? [name] : [];
  return {
    name: `inward-only-${name}`,
    comment: `${folder} may import ${allowed.length === 0 ? 'no other package' : `only ${allowed.join(', ')}`}.`,
    severity: 'error',
    from: { path: `^${folder}/`, pathNot: tests },
    to: { path: '^packages/', pathNot: `^packages/(${[...own, ...allowed].join('|') || 'none'})/` },
  };
}

/**
 * @param {string} root
 * @returns {string[]} a pattern for each file that a package exports
 */
function frontDoors(root) {
  return Object.keys(packageMayImport).flatMap((name) => {
    const manifest = path.join(root, 'packages', name, 'package.json');
    if (!existsSync(manifest)) return [];
    /** @type {string[]} */
    const files = Object.values(JSON.parse(readFileSync(manifest, 'utf8')).exports);
    return files.map((file) => `^packages/${name}/${file.slice('./'.length).replaceAll('.', '\\.')}$`);
  });
}
