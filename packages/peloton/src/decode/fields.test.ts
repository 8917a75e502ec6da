import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { maybeText } from './fields.ts';

describe('text', () => {
  it('loses what no database can hold and keeps the rest to the letter', () => {
    const read = (value: unknown): unknown => v.parse(maybeText, value);
    expect(read('30 min "Hills" – Größe 💪')).toBe('30 min "Hills" – Größe 💪');
    expect(read('a\0b')).toBe('ab');
    expect(read('half a pair \ud83d')).toBe('half a pair \ufffd');
    expect(read('\0')).toBeNull();
    expect(read('')).toBeNull();
    expect(read(45)).toBeNull();
    expect(read(undefined)).toBeNull();
  });
});
