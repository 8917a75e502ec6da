import { describe, expect, it } from 'vitest';
import { decodeBody, encodeBody } from './body.ts';

describe('a stored body', () => {
  it('is compressed where that helps, and gives back every byte', () => {
    const bytes = Buffer.from('{"value":173},'.repeat(1_000));
    const stored = encodeBody(bytes);
    expect(stored).toMatchObject({ encoding: 'zstd', byte_length: bytes.byteLength });
    expect(stored.body.byteLength).toBeLessThan(bytes.byteLength / 50);
    expect(bytes.equals(decodeBody(stored))).toBe(true);
  });

  it('stays as it is where compression would lengthen it', () => {
    const bytes = Uint8Array.of(1, 2, 3);
    expect(encodeBody(bytes)).toEqual({ encoding: 'none', byte_length: 3, body: bytes });
    expect(encodeBody(new Uint8Array())).toMatchObject({ encoding: 'none', byte_length: 0 });
  });

  it('is refused when it is damaged, cut, or of an encoding from the future', () => {
    const stored = encodeBody(Buffer.from('{"value":173},'.repeat(1_000)));
    expect(() => decodeBody({ ...stored, body: stored.body.subarray(0, -9) })).toThrow();
    expect(() => decodeBody({ ...stored, byte_length: 7 })).toThrow(RangeError);
    expect(() => decodeBody({ ...stored, encoding: 'other' })).toThrow(/"other"/u);
  });
});
