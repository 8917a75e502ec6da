import { describe, expect, it } from 'vitest';
import { formatRoute, parseRoute, withQuery, type Route } from './route.ts';

describe('addresses', () => {
  const routes: readonly Route[] = [
    { page: 'home', classMinutes: null },
    { page: 'home', classMinutes: 45 },
    { page: 'connect', method: 'password' },
    { page: 'connect', method: 'token' },
    { page: 'reading' },
    { page: 'others' },
  ];
  it.each(routes)('name $page and are read back the same', (route) => {
    const url = new URL(formatRoute(route), 'http://127.0.0.1');
    expect(parseRoute(url.pathname, url.search)).toEqual(route);
  });

  it('ignore a filter that makes no sense', () => {
    for (const text of ['', '0', '-5', '4.5', 'abc', '99999', '<b>'])
      expect(parseRoute('/', `?length=${encodeURIComponent(text)}`)).toEqual({
        page: 'home',
        classMinutes: null,
      });
  });

  it('forgive a slash at the end and know what they do not know', () => {
    expect(parseRoute('/reading/', '')).toEqual({ page: 'reading' });
    expect(parseRoute('/some/where/else', '')).toEqual({ page: 'unknown' });
    expect(parseRoute('/Somewhere', '')).toEqual({ page: 'unknown' });
  });

  it('of a page of the book hold its name, an id and every parameter, and come back as they were', () => {
    const route = parseRoute('/instructors/a%2Fb', '?sort=minutes&length=30');
    expect(route).toEqual({
      page: 'book',
      name: 'instructors',
      id: 'a/b',
      query: { sort: 'minutes', length: '30' },
    });
    expect(formatRoute(route)).toBe('/instructors/a%2Fb?sort=minutes&length=30');
    if (route.page !== 'book') throw new Error('It is a page of the book.');
    expect(formatRoute(withQuery(route, { sort: null, length: '45' }))).toBe('/instructors/a%2Fb?length=45');
    expect(parseRoute('/months/%zz', '')).toMatchObject({ page: 'book', id: '%zz' });
  });
});
