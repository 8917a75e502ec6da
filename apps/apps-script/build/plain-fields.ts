/** Owns fields of classes becoming plain assignments in their constructors, so that no helper has to define them. */
import { transformWithOxc, type Plugin } from 'vite';

export const plainFields = (): Plugin => ({
  name: 'plain-fields',
  enforce: 'pre',
  async transform(source, id) {
    if (!id.endsWith('.ts') || !/\bclass \w+ extends\b/u.test(source)) return null;
    const { code } = await transformWithOxc(source, id, { target: 'esnext' });
    // By another name, because for a file of TypeScript the nearest tsconfig.json has the last word.
    const plain = { target: 'es2020', assumptions: { setPublicClassFields: true } };
    return { code: (await transformWithOxc(code, 'plain.js', plain)).code, map: null };
  },
});
