/** Owns writing and reading small binary forms: whole numbers of any size and ASCII-safe names. */

/** Halves of a character that JSON can carry and UTF-8 cannot. */
const loneSurrogates = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

export interface ByteWriter {
  /** A whole number from 0 up, seven bits a byte. */
  count(value: number): void;
  /** Any whole number; small ones of either sign stay short (zigzag). */
  signed(value: number): void;
  text(value: string): void;
  bytes(): Uint8Array;
}

export function createByteWriter(): ByteWriter {
  let buffer = new Uint8Array(1024);
  let length = 0;
  const put = (byte: number): void => {
    if (length === buffer.length) {
      const larger = new Uint8Array(buffer.length * 2);
      larger.set(buffer);
      buffer = larger;
    }
    buffer[length] = byte;
    length += 1;
  };
  const count = (value: number): void => {
    let rest = value;
    while (rest >= 0x80) {
      put((rest % 0x80) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    put(rest);
  };
  return {
    count,
    signed: (value) => count(value < 0 ? -2 * value - 1 : 2 * value),
    text(value) {
      const escaped = encodeURIComponent(value.replace(loneSurrogates, '\ufffd'));
      count(escaped.length);
      for (let index = 0; index < escaped.length; index += 1) put(escaped.charCodeAt(index));
    },
    bytes: () => buffer.slice(0, length),
  };
}

export interface ByteReader {
  count(): number;
  signed(): number;
  text(): string;
  isAtEnd(): boolean;
}

/** @throws RangeError when more is read than there is */
export function createByteReader(bytes: Uint8Array): ByteReader {
  let position = 0;
  const next = (): number => {
    const byte = bytes[position];
    if (byte === undefined) throw new RangeError('The bytes end too early.');
    position += 1;
    return byte;
  };
  const count = (): number => {
    let value = 0;
    let weight = 1;
    for (;;) {
      const byte = next();
      value += (byte & 0x7f) * weight;
      if (byte < 0x80) return value;
      weight *= 0x80;
    }
  };
  return {
    count,
    signed() {
      // Most differences are of one byte.
      const byte = bytes[position];
      if (byte !== undefined && byte < 0x80) {
        position += 1;
        return byte & 1 ? -((byte + 1) >> 1) : byte >> 1;
      }
      const value = count();
      return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
    },
    text() {
      let escaped = '';
      for (let left = count(); left > 0; left -= 1) escaped += String.fromCharCode(next());
      return decodeURIComponent(escaped);
    },
    isAtEnd: () => position === bytes.length,
  };
}
