import { describe, expect, it } from 'vitest';
import { formatQuery, isSameSite, maybeUrlParts, parseQuery, resolveUrl } from './url.ts';

describe('the parts of a URL', () => {
  it('leave out the scheme’s own port and the fragment', () => {
    expect(maybeUrlParts('HTTPS://Auth.Example.com:443/login?a=1#x')).toEqual({
      origin: 'https://auth.example.com',
      host: 'auth.example.com',
      path: '/login',
      query: 'a=1',
    });
  });

  it.each(['javascript:alert(1)', 'ftp://example.com/', '/login', 'https://user@example.com/'])(
    'are not those of %s',
    (url) => {
      expect(maybeUrlParts(url)).toBeNull();
    },
  );
});

describe('a redirect', () => {
  it.each([
    ['https://b.example/x', 'https://b.example/x'],
    ['/x?y=1', 'https://a.example/x?y=1'],
    ['x', 'https://a.example/deep/x'],
    ['//c.example/x', 'https://c.example/x'],
    ['javascript:alert(1)', null],
    ['file:///etc/passwd', null],
  ])('to %s leads to %s', (location, expected) => {
    expect(resolveUrl('https://a.example/deep/page', location)).toBe(expected);
  });
});

describe('one site', () => {
  it.each([
    ['https://auth.example.com/', 'https://members.example.com/', true],
    ['http://127.0.0.1:4000/', 'http://127.0.0.1:5000/', true],
    ['http://127.0.0.1/', 'http://10.9.0.1/', false],
    ['https://auth.example.com/', 'https://example.com.evil.test/', false],
    ['https://auth.example.com/', 'http://auth.example.com/', false],
  ])('%s and %s: %s', (url, other, expected) => {
    expect(isSameSite(url, other)).toBe(expected);
  });
});

it('a query survives being written and read', () => {
  const parameters = { a: 'x y&z=ü', b: '100%', __proto__x: '' };
  expect({ ...parseQuery(formatQuery(parameters)) }).toEqual(parameters);
});

it('a query cannot reach the prototype', () => {
  parseQuery('__proto__=1&constructor=2');
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  expect(parseQuery('a=%zz')['a']).toBe('%zz');
});
