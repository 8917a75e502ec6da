import { describe, expect, it } from 'vitest';
import { maybeSharerId, ownPath, prefixOf, sharedPageAddress } from './sharer.ts';

describe('the addresses of pages that somebody shows', () => {
  it.each([
    ['/of/abc/records', 'abc', '/records'],
    ['/of/abc/classes/x1', 'abc', '/classes/x1'],
    ['/of/abc/', 'abc', '/'],
    ['/of/abc', 'abc', '/'],
    ['/records', null, '/records'],
    ['/', null, '/'],
    ['/official', null, '/official'],
    ['/of', null, '/of'],
  ])('"%s" is of %s and the page "%s"', (pathname, sharer, page) => {
    expect(maybeSharerId(pathname)).toBe(sharer);
    expect(ownPath(pathname)).toBe(page);
  });

  it('are written so that they are read back', () => {
    for (const page of ['home', 'records']) {
      const address = sharedPageAddress('a b', page);
      expect(maybeSharerId(address)).toBe('a%20b');
      expect(address.startsWith(prefixOf(maybeSharerId(address)))).toBe(true);
    }
    expect(sharedPageAddress('abc', 'home')).toBe('/of/abc/');
  });
});
