/** Owns the theme as a choice that can be seen and changed while the page stands. */
import { applyTheme, readTheme, type Theme, type ThemeEffects } from './theme.ts';

export interface ThemeChoice {
  readonly theme: Theme;
  choose(theme: Theme): void;
}

/** Storage that the browser forbids counts as none: the choice then lasts as long as the page. */
function maybeStorage(window: Window): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

export function createThemeChoice(window: Window): ThemeChoice {
  const effects: ThemeEffects = { storage: maybeStorage(window), root: window.document.documentElement };
  let theme = $state(readTheme(effects));
  return {
    get theme() {
      return theme;
    },
    choose(next) {
      theme = next;
      applyTheme(effects, next);
    },
  };
}
