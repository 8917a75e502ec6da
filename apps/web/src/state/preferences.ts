/** Owns what a rider prefers in this browser: how it is kept, and what is meant where nothing, or nonsense, is kept. */
import type { Weekday } from '@ridebook/analytics';
import type { UnitSystem } from '../format/locale.ts';

/** `null` follows the browser's locale. */
export interface Preferences {
  readonly units: UnitSystem | null;
  readonly firstWeekday: Weekday | null;
  /** Workouts recorded elsewhere count like one's own, in every figure. */
  readonly countsImports: boolean;
  /** Single keys do something: `?`, `/`, `g h`. */
  readonly hasKeys: boolean;
}

export const usualPreferences: Preferences = {
  units: null,
  firstWeekday: null,
  countsImports: false,
  hasKeys: true,
};

export const preferencesKey = 'ridebook-preferences';

/** Reads what is kept; each part that makes no sense is the usual one. */
export function parsePreferences(text: string | null): Preferences {
  const kept = maybeObject(text);
  const { units, firstWeekday, countsImports, hasKeys } = kept;
  return {
    units: units === 'metric' || units === 'imperial' ? units : null,
    firstWeekday: isWeekday(firstWeekday) ? firstWeekday : null,
    countsImports: countsImports === true,
    hasKeys: hasKeys !== false,
  };
}

function maybeObject(text: string | null): Readonly<Record<string, unknown>> {
  if (text === null) return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}

const isWeekday = (value: unknown): value is Weekday =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 7;
