import { describe, expect, it } from 'vitest';
import { hashPassword, isPassword, maybeWeakness } from './password.ts';

describe('a password', () => {
  it.each([
    ['nothing', ''],
    ['blanks', '        '],
    ['seven characters', 'Tr4!x9q'],
    ['a default', 'admin'],
    ['a default made longer', 'administrator'],
    ['a word everybody takes', 'password'],
    ['that word with digits and a sign', 'Password123!'],
    ['the name of this product', 'Ridebook2026'],
    ['a row of the keyboard', 'qwertyuiop'],
    ['digits in order', '2345678901'.slice(0, 8)],
    ['letters backwards', 'hgfedcba'],
    ['one letter', 'aaaaaaaaaaaa'],
    ['three letters over and over', 'abcabcabcabc'],
    ['more than anybody types', 'x7'.repeat(200)],
  ])('is not %s', (_, password) => {
    expect(maybeWeakness(password)).toMatch(/\.$/);
  });

  it.each(['correct horse battery', 'tide-table-91', 'Möwenkliff im März'])('may be “%s”', (password) => {
    expect(maybeWeakness(password)).toBeNull();
  });

  it('is recognized, however its accents were typed, and no other is', async () => {
    const kept = await hashPassword('M\u00f6wenkliff');
    expect(kept).not.toContain('wenkliff');
    expect(await isPassword('Mo\u0308wenkliff', kept)).toBe(true);
    expect(await isPassword('Mowenkliff', kept)).toBe(false);
    expect(await isPassword('', kept)).toBe(false);
  });

  it('is kept differently each time', async () => {
    expect(await hashPassword('tide-table-91')).not.toBe(await hashPassword('tide-table-91'));
  });
});
