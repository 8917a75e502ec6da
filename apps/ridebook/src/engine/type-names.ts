/** Owns which words name a type of workout: disciplines, `outdoor`, or whatever name Peloton invents next. */

/** @param text names separated by commas @returns `undefined` where one of them cannot be a name */
export function maybeTypeNames(text: string): readonly string[] | undefined {
  const names = text.split(',').map((name) => name.trim().toLowerCase());
  return names.every((name) => /^[a-z0-9_]+$/.test(name)) ? names : undefined;
}
