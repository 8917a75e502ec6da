/** Owns how the architecture check finds its way through the workspaces; the rules are in scripts/architecture/. */
import { rules } from './scripts/architecture/rules.mjs';

/** Where every import is looked at. */
export const cruisedFolders = ['packages', 'apps', 'test', 'scripts', 'benchmarks'];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: rules(import.meta.dirname),
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^apps/[^/]+/dist(\\.next|\\.old)?/', '^[^.]+/golden/'] },
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
