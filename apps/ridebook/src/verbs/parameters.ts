/** Owns reading the parameters of a report from the words behind its name. */

const parameterOf = (flag: string): string =>
  flag.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** `--week-start sunday` and `--week-start=sunday`; a value may begin with a dash only in the second form. */
export function parseParameters(
  words: readonly string[],
  refuse: (message: string) => Error,
): Readonly<Record<string, string>> {
  const texts = new Map<string, string>();
  for (let place = 0; place < words.length; place += 1) {
    const word = words[place] ?? '';
    const [, flag, , inline] = /^--([a-z][A-Za-z-]*)(=(.*))?$/s.exec(word) ?? [];
    if (flag === undefined) throw refuse(`"${word}" is no parameter: write --name value.`);
    const next = words[place + 1];
    const value = inline ?? (next === undefined || next.startsWith('--') ? undefined : next);
    if (value === undefined) throw refuse(`"--${flag}" has no value.`);
    if (inline === undefined) place += 1;
    const name = parameterOf(flag);
    if (texts.has(name)) throw refuse(`"--${flag}" was given twice.`);
    texts.set(name, value);
  }
  return Object.fromEntries(texts);
}
