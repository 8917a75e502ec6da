/** Owns remembering a small number for each of very many keys, in 12 bytes a place: a million of them may not cost what a `Map` takes. */

/** Keys are whole numbers up to 2^52, spread evenly; values fit into 32 bits. */
export interface NumberTable {
  maybe(key: number): number | undefined;
  set(key: number, value: number): void;
}

const fullest = 0.9;

/** @param expected about as many as there will be: a table that never grows is never held twice */
export function createNumberTable(expected = 0): NumberTable {
  /** Each key one higher, so that zero is an empty place. */
  let keys = new Float64Array(Math.max(1_024, Math.ceil(expected / fullest)));
  let values = new Uint32Array(keys.length);
  let count = 0;

  /** @returns where the key is, or where it belongs */
  const placeOf = (stored: number): number => {
    let place = stored % keys.length;
    while (keys[place] !== 0 && keys[place] !== stored) place = (place + 1) % keys.length;
    return place;
  };
  const grow = (): void => {
    const [oldKeys, oldValues] = [keys, values];
    keys = new Float64Array(oldKeys.length * 2);
    values = new Uint32Array(keys.length);
    for (const [old, stored] of oldKeys.entries()) {
      if (stored === 0) continue;
      const place = placeOf(stored);
      keys[place] = stored;
      values[place] = oldValues[old] ?? 0;
    }
  };
  return {
    maybe(key) {
      const place = placeOf(key + 1);
      return keys[place] === 0 ? undefined : values[place];
    },
    set(key, value) {
      if (count >= keys.length * fullest) grow();
      const place = placeOf(key + 1);
      if (keys[place] === 0) count += 1;
      keys[place] = key + 1;
      values[place] = value;
    },
  };
}
