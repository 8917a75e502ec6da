/** Owns how the script is built: one file of plain functions, for an engine that knows no modules and waits for nobody. */
import { defineConfig } from 'vite';
import { synchronous } from './build/synchronous.ts';
import { topLevelFunctions } from './build/top-level-functions.ts';

export default defineConfig({
  root: import.meta.dirname,
  publicDir: 'manifest',
  plugins: [synchronous(), topLevelFunctions('ridebook')],
  build: {
    target: 'es2020',
    rolldownOptions: {
      // Of the packages only what is used; the one file that is there for what it does is kept.
      treeshake: { moduleSideEffects: (id) => id.endsWith('/missing-methods.ts') },
      output: { comments: false, minify: { compress: true, mangle: true } },
    },
    lib: {
      entry: `${import.meta.dirname}/src/main.ts`,
      formats: ['iife'],
      name: 'ridebook',
      fileName: () => 'Code.js',
    },
  },
});
