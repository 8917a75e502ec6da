/** Owns how the function is built: one file beside a manifest that names the framework, which is all that is uploaded. */
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  publicDir: 'manifest',
  ssr: { noExternal: true, external: ['@google-cloud/functions-framework', 'pg-native'] },
  build: {
    ssr: 'src/main.ts',
    target: 'node22',
    copyPublicDir: true,
    rolldownOptions: { output: { entryFileNames: 'index.js', codeSplitting: false } },
  },
});
