import { describe, expect, it } from 'vitest';
import { parsePreferences, usualPreferences } from './preferences.ts';

describe('preferences', () => {
  it('are the usual ones where nothing is kept', () => {
    expect(parsePreferences(null)).toEqual(usualPreferences);
  });

  it('come back as they were written', () => {
    const chosen = { units: 'metric', firstWeekday: 7, countsImports: true, hasKeys: false } as const;
    expect(parsePreferences(JSON.stringify(chosen))).toEqual(chosen);
  });

  it.each(['{', '[]', 'null', '7', '{"units":"furlongs","firstWeekday":9,"countsImports":"yes"}'])(
    'lose only what makes no sense: %s',
    (text) => {
      expect(parsePreferences(text)).toEqual(usualPreferences);
    },
  );
});
