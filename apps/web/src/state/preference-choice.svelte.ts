/** Owns the preferences as choices that can be seen and changed while the page stands, and the formatter that follows them. */
import { createFormatter, type Formatter, type FormatOptions } from '../format/formatter.ts';
import { parsePreferences, preferencesKey, type Preferences } from './preferences.ts';

export interface PreferenceChoice {
  readonly current: Preferences;
  readonly format: Formatter;
  choose(change: Partial<Preferences>): void;
}

/** A browser that forbids storage keeps the choice as long as the page stands. */
function maybeStorage(window: Window): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

export function createPreferenceChoice(
  window: Window,
  { locale, timeZone }: Pick<FormatOptions, 'locale' | 'timeZone'>,
): PreferenceChoice {
  const storage = maybeStorage(window);
  let current = $state.raw(parsePreferences(storage?.getItem(preferencesKey) ?? null));
  const format = $derived(
    createFormatter({ locale, timeZone, units: current.units, firstWeekday: current.firstWeekday }),
  );
  // Another tab of the same book follows.
  window.addEventListener('storage', (event) => {
    if (event.key === preferencesKey) current = parsePreferences(event.newValue);
  });
  return {
    get current() {
      return current;
    },
    get format() {
      return format;
    },
    choose(change) {
      current = { ...current, ...change };
      try {
        storage?.setItem(preferencesKey, JSON.stringify(current));
      } catch {
        // A full storage forgets the choice with the page; the page itself follows it.
      }
    },
  };
}
