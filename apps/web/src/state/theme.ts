/** Owns the rider's choice of light or dark. The same key is read before the first paint by public/theme.js. */

export type Theme = 'system' | 'light' | 'dark';

const storageKey = 'ridebook-theme';

export interface ThemeEffects {
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;
  readonly root: { readonly dataset: DOMStringMap };
}

/** The choice kept from an earlier visit. */
export function readTheme({ storage }: ThemeEffects): Theme {
  const kept = storage?.getItem(storageKey);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

/** Shows a theme and keeps it; `system` keeps nothing. */
export function applyTheme({ storage, root }: ThemeEffects, theme: Theme): void {
  if (theme === 'system') {
    delete root.dataset['theme'];
    storage?.removeItem(storageKey);
  } else {
    root.dataset['theme'] = theme;
    storage?.setItem(storageKey, theme);
  }
}
