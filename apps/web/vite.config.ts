/** Owns how the dashboard is built: no inline script or style, fonts as files of our own with their licences beside them. */
import { readFileSync } from 'node:fs';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';

const fontPackages = ['encode-sans', 'source-serif-4', 'noto-emoji'] as const;

/** The Open Font License asks that its text travels with the fonts. */
function shipFontLicences(): Plugin {
  return {
    name: 'ship-font-licences',
    apply: 'build',
    generateBundle() {
      for (const name of fontPackages) {
        const licence = new URL(import.meta.resolve(`@fontsource-variable/${name}/LICENSE`));
        this.emitFile({
          type: 'asset',
          fileName: `assets/${name}-LICENSE.txt`,
          source: readFileSync(licence, 'utf8'),
        });
      }
    },
  };
}

/** The sans sets nearly all text, so the browser should ask for it together with the style sheet. */
function preloadSans(): Plugin {
  return {
    name: 'preload-sans',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const font = Object.keys(bundle ?? {}).find((file) =>
          /encode-sans-latin-standard.*\.woff2$/.test(file),
        );
        if (font === undefined) throw new Error('The build holds no Encode Sans to preload.');
        return [
          {
            tag: 'link',
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: '', href: `/${font}` },
            injectTo: 'head-prepend',
          },
        ];
      },
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [svelte(), shipFontLicences(), preloadSans()],
  build: {
    // Browsers with light-dark(), so that each colour token is one line and stays one line in the build.
    target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Who has not signed in gets a page of its own, which holds nothing of the dashboard.
    rolldownOptions: { input: [`${import.meta.dirname}/index.html`, `${import.meta.dirname}/login.html`] },
  },
});
