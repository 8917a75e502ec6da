/** Owns chance: streams of numbers and made-up ids that follow from a seed alone, so that every sandbox can be made again. */

export interface Random {
  /** In [0, 1). */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  between(low: number, high: number): number;
  /** Mean 0, standard deviation 1. */
  normal(): number;
  isLucky(probability: number): boolean;
  pick<T>(choices: readonly T[]): T;
  pickWeighted<T extends { readonly weight: number }>(choices: readonly T[]): T;
}

/** Four 32-bit words from any text (cyrb128, public domain). */
function hashWords(text: string): [number, number, number, number] {
  let first = 1779033703;
  let second = 3144134277;
  let third = 1013904242;
  let fourth = 2773480762;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    first = second ^ Math.imul(first ^ code, 597399067);
    second = third ^ Math.imul(second ^ code, 2869860233);
    third = fourth ^ Math.imul(third ^ code, 951274213);
    fourth = first ^ Math.imul(fourth ^ code, 2716044179);
  }
  first = Math.imul(third ^ (first >>> 18), 597399067);
  second = Math.imul(fourth ^ (second >>> 22), 2869860233);
  third = Math.imul(first ^ (third >>> 17), 951274213);
  fourth = Math.imul(second ^ (fourth >>> 19), 2716044179);
  const all = first ^ second ^ third ^ fourth;
  return [all >>> 0, (second ^ all) >>> 0, (third ^ all) >>> 0, (fourth ^ all) >>> 0];
}

/** A stream of its own for every name, independent of what other streams have drawn (sfc32, public domain). */
export function seededRandom(...name: readonly (string | number)[]): Random {
  let [a, b, c, counter] = hashWords(name.join('\u0000'));
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let warmUp = 0; warmUp < 12; warmUp++) next();
  const pick = <T>(choices: readonly T[]): T => {
    const choice = choices[Math.floor(next() * choices.length)];
    if (choice === undefined) throw new Error('Nothing to pick from.');
    return choice;
  };
  return {
    next,
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    between: (low, high) => low + next() * (high - low),
    // Twelve uniform draws add up to a variance of one; the tails end at six, which suits bodies.
    normal: () => {
      let sum = -6;
      for (let draw = 0; draw < 12; draw++) sum += next();
      return sum;
    },
    isLucky: (probability) => next() < probability,
    pick,
    pickWeighted: (choices) => {
      let left = next() * choices.reduce((total, choice) => total + choice.weight, 0);
      for (const choice of choices) {
        left -= choice.weight;
        if (left < 0) return choice;
      }
      return pick(choices);
    },
  };
}

/** 32 hexadecimal digits, the form of nearly all of Peloton's ids. */
export function hexId(...name: readonly (string | number)[]): string {
  return hashWords(name.join('\u0000'))
    .map((word) => word.toString(16).padStart(8, '0'))
    .join('');
}

/** Letters and digits as Auth0 uses them in states, codes and tokens. */
export function opaqueText(length: number, ...name: readonly (string | number)[]): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const random = seededRandom(...name);
  let text = '';
  while (text.length < length) text += alphabet[random.whole(0, alphabet.length - 1)] ?? '';
  return text;
}
