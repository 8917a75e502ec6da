/** Owns the lint rules: what the type checker and the architecture check cannot see. */
import { defineConfig, globalIgnores } from 'eslint/config';
import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';
import { inApps, inPackages, inSources, onServers, restrict } from './scripts/lint/restrictions.mjs';

const tests = ['**/*.test.ts', 'test/**', 'packages/*/src/**/{testing,conformance}/**'];
const configFiles = [
  '*.config.{js,ts}',
  'apps/*/tools/*.config.ts',
  'apps/*/*.config.{js,ts}',
  '.dependency-cruiser.mjs',
];

/** What makes a process of the rest: it alone reads the environment, prints and exits. */
const processes = [
  'apps/*/src/main.ts',
  'apps/cloud-function/src/sign-in.ts',
  'apps/ridebook/src/sync-process/entry.ts',
  'apps/ridebook/src/sync-process/server-line.ts',
];

export default defineConfig(
  globalIgnores(['**/dist/', '**/dist.*/', '**/golden/', 'coverage/']),
  js.configs.recommended,
  ts.configs.recommendedTypeChecked,
  svelte.configs['flat/recommended'],
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.js', '.dependency-cruiser.mjs'] },
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 400 }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
      'object-shorthand': 'error',
      'prefer-const': 'error',
      // Types say it better, and it knows no globals.
      'no-undef': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-deprecated': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      // Taking a field out of a row by destructuring leaves the field unused.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
      '@typescript-eslint/only-throw-error': 'error',
      // Zero is a number, so `||` is for text alone: an empty title is a missing one.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // A port's method is a promise even where one of its engines has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      // Nothing of ours says `this`: a port's functions may be taken out of it.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, projectService: false } },
    // svelte-check knows the types of a component; the linter would guess at them.
    extends: [ts.configs.disableTypeChecked],
  },
  {
    files: ['apps/coda-pack/pack/**'],
    languageOptions: { parserOptions: { projectService: false } },
    // It needs the types of the SDK, which is not installed here; `npm run pack:test` checks them.
    extends: [ts.configs.disableTypeChecked],
  },
  { files: ['**/*.{js,mjs}'], extends: [ts.configs.disableTypeChecked] },
  { files: ['apps/web/**'], ignores: configFiles, rules: restrict(inSources) },
  {
    files: ['packages/**', 'apps/**', 'test/**', 'scripts/**', 'benchmarks/**'],
    ignores: ['apps/web/**', ...configFiles],
    rules: restrict(inSources, onServers),
  },
  { files: ['packages/*/src/**'], ignores: tests, rules: restrict(inSources, onServers, inPackages) },
  {
    files: ['apps/*/src/**', 'apps/coda-pack/pack/**'],
    ignores: [...tests, ...processes, 'apps/web/**'],
    rules: restrict(inSources, onServers, inApps),
  },
  { files: ['apps/web/src/**'], ignores: tests, rules: { 'no-console': 'error' } },
  {
    files: tests,
    rules: {
      'max-lines': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  prettier,
  svelte.configs['flat/prettier'],
);
