/** Owns which types of workouts somebody wants, as they type it where nobody can ask back: a form, a variable. */

/** @param text `Cycling, bike bootcamp` @returns `["cycling", "bike_bootcamp"]`; `null`, for all, where nothing or `all` is said */
export function parseWantedTypes(text: string): readonly string[] | null {
  const types = text
    .split(/[,;\n]/u)
    .map((type) => type.trim().toLowerCase().replace(/\s+/gu, '_'))
    .filter((type) => type !== '' && type !== 'all');
  return types.length === 0 ? null : types;
}
