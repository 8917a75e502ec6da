/** Owns how the script is built: one file of plain functions, for an engine that knows no modules and waits for nobody. */
import { defineConfig } from 'vite';
import { leavingOut } from './build/leave-out.ts';
import { plainFields } from './build/plain-fields.ts';
import { synchronous } from './build/synchronous.ts';
import { topLevelFunctions } from './build/top-level-functions.ts';

/**
 * What no line of the script reads, by the file it is in: headers of the template of old and what is said of tables, the
 * calls that only a server makes, the names of things by which the decoders' library tells others what went wrong.
 */
const neverRead = {
  '/packages/coda/src/rows/': ['legacyHeader', 'legacyCell', 'purpose'],
  '/packages/coda/src/client/coda-client.ts': ['putPage'],
  '/packages/peloton/src/client/peloton-client.ts': ['workoutsCsv'],
  '/packages/peloton/src/decode/workout.ts': ['unsaid'],
  '/node_modules/valibot/': ['reference', 'expects'],
};

export default defineConfig({
  root: import.meta.dirname,
  publicDir: 'manifest',
  plugins: [leavingOut(neverRead), plainFields(), synchronous(), topLevelFunctions('ridebook')],
  build: {
    target: 'es2020',
    // What clasp keeps beside the script stays there.
    emptyOutDir: false,
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
