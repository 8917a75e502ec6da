/** Owns how the architecture check finds its way through the workspaces; the rules are in scripts/architecture/. */
import { rules } from './scripts/architecture/rules.mjs';

/** Where every import is looked at. */
export const cruisedFolders = ['packages', 'apps', 'test', 'scripts', 'benchmarks'];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: rules(import.meta.dirname),
  options: {
    doNotFollow: { path: 'node_modules' },
    // The SDK of a Pack is installed on demand only, so imports of it cannot be followed.
    exclude: { path: ['^apps/coda-pack/pack/', '^apps/[^/]+/dist(\\.next|\\.old)?/', '^[^.]+/golden/'] },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      // Without these the packages' exports are not followed, and every rule between packages is silently content.
      exportsFields: ['exports'],
      conditionNames: ['import', 'svelte', 'browser', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.svelte', '.json', '.d.ts'],
    },
  },
};
