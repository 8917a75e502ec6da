/** Owns making what is exported visible to menus and triggers, which know functions by their names at the top of a file. */
import type { Plugin } from 'vite';

/** @param variable what the bundle's exports are called */
export const topLevelFunctions = (variable: string): Plugin => ({
  name: 'top-level-functions',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      const functions = chunk.exports.map(
        (name) => `function ${name}() {\n  return ${variable}.${name}.apply(this, arguments);\n}\n`,
      );
      chunk.code += functions.join('');
    }
  },
});
