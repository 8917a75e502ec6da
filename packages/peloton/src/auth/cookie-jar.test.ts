import { describe, expect, it } from 'vitest';
import { createCookieJar } from './cookie-jar.ts';

describe('a cookie jar', () => {
  it('sends a cookie back to the host that set it and to no other, whatever the port of the other', () => {
    const jar = createCookieJar();
    jar.store('http://127.0.0.1:4000/authorize', ['auth0=one; Path=/; HttpOnly']);
    expect(jar.header('http://127.0.0.1:4000/login')).toBe('auth0=one');
    expect(jar.header('http://127.0.0.1:5000/login')).toBe('');
  });

  it('sends a domain cookie to every host of the domain, and takes none for a foreign one', () => {
    const jar = createCookieJar();
    jar.store('https://auth.example.com/', ['shared=1; Domain=.example.com', 'stolen=1; Domain=other.com']);
    expect(jar.header('https://members.example.com/')).toBe('shared=1');
    expect(jar.header('https://other.com/')).toBe('');
  });

  it('keeps a cookie to its path', () => {
    const jar = createCookieJar();
    jar.store('https://auth.example.com/login', ['_csrf=x; Path=/usernamepassword/login']);
    expect(jar.header('https://auth.example.com/usernamepassword/login')).toBe('_csrf=x');
    expect(jar.header('https://auth.example.com/usernamepassword/login/challenge')).toBe('_csrf=x');
    expect(jar.header('https://auth.example.com/usernamepassword/loginother')).toBe('');
  });

  it('replaces a cookie that is set again, and drops one that is emptied', () => {
    const jar = createCookieJar();
    jar.store('https://a.example.com/', ['x=1', 'y=1']);
    jar.store('https://a.example.com/', ['x=2', 'y=; Max-Age=0']);
    expect(jar.header('https://a.example.com/')).toBe('x=2');
  });

  it('survives lines that are no cookies', () => {
    const jar = createCookieJar();
    jar.store('https://a.example.com/', ['', ';', '=x', 'Path=/']);
    expect(jar.header('https://a.example.com/')).toBe('Path=/');
  });
});
