import { describe, expect, it } from 'vitest';
import { applyTheme, readTheme } from './theme.ts';

function browser(kept: Record<string, string> = {}) {
  const root = { dataset: {} as Record<string, string> };
  const storage = {
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, value: string) => void (kept[key] = value),
    removeItem: (key: string) => void Reflect.deleteProperty(kept, key),
  };
  return { root, storage, kept };
}

describe('the theme', () => {
  it('is the system’s until the rider chooses, and when something else was kept', () => {
    expect(readTheme(browser())).toBe('system');
    expect(readTheme(browser({ 'ridebook-theme': 'sepia' }))).toBe('system');
    expect(readTheme({ ...browser(), storage: null })).toBe('system');
  });

  it('is kept when chosen and forgotten when the system shall decide again', () => {
    const machine = browser();
    applyTheme(machine, 'dark');
    expect(machine.root.dataset).toEqual({ theme: 'dark' });
    expect(readTheme(machine)).toBe('dark');
    applyTheme(machine, 'system');
    expect(machine.root.dataset).toEqual({});
    expect(machine.kept).toEqual({});
  });
});
