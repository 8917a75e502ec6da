/** Owns the addresses of the dashboard: what each says, and how it is written. */
import { othersAddress } from './sharer.ts';

export type ConnectMethod = 'password' | 'token' | 'file';

export type Route =
  | { readonly page: 'home'; readonly classMinutes: number | null }
  | { readonly page: 'connect'; readonly method: ConnectMethod }
  | { readonly page: 'reading' }
  | { readonly page: 'others' }
  | BookRoute
  | { readonly page: 'unknown' };

/** A page of the book by its name; the page table says which there are. */
export interface BookRoute {
  readonly page: 'book';
  readonly name: string;
  readonly id: string | null;
  readonly query: Readonly<Record<string, string>>;
}

/** Reads an address. A parameter that makes no sense is as good as none. */
export function parseRoute(pathname: string, search: string): Route {
  const query = new URLSearchParams(search);
  switch (pathname.length > 1 ? pathname.replace(/\/+$/, '') : pathname) {
    case '':
    case '/':
      return { page: 'home', classMinutes: maybeMinutes(query.get('length')) };
    case '/connect':
      return { page: 'connect', method: methodOf(query.get('with')) };
    case '/reading':
      return { page: 'reading' };
    case othersAddress:
      return { page: 'others' };
    default:
      return maybeBookRoute(pathname, query) ?? { page: 'unknown' };
  }
}

const methodOf = (text: string | null): ConnectMethod =>
  text === 'token' || text === 'file' ? text : 'password';

const bookPath = /^\/([a-z-]+)(?:\/([^/]+))?\/?$/;

function maybeBookRoute(pathname: string, query: URLSearchParams): BookRoute | null {
  const [, name, id] = bookPath.exec(pathname) ?? [];
  if (name === undefined) return null;
  return { page: 'book', name, id: id === undefined ? null : decodeId(id), query: Object.fromEntries(query) };
}

function decodeId(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

function maybeMinutes(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,3}$/.test(text) ? Number(text) : null;
}

/** Writes an address; what is usual is left out of it. */
export function formatRoute(route: Route): string {
  switch (route.page) {
    case 'home':
      return route.classMinutes === null ? '/' : `/?length=${route.classMinutes}`;
    case 'connect':
      return route.method === 'password' ? '/connect' : `/connect?with=${route.method}`;
    case 'reading':
      return '/reading';
    case 'others':
      return othersAddress;
    case 'book':
      return formatBookRoute(route);
    case 'unknown':
      return '/';
  }
}

function formatBookRoute({ name, id, query }: BookRoute): string {
  const path = id === null ? `/${name}` : `/${name}/${encodeURIComponent(id)}`;
  const search = new URLSearchParams(query).toString();
  return search === '' ? path : `${path}?${search}`;
}

/** The same page with parameters changed; `null` takes one out. */
export function withQuery(route: BookRoute, changes: Readonly<Record<string, string | null>>): BookRoute {
  const query = new Map(Object.entries(route.query));
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  return { ...route, query: Object.fromEntries(query) };
}
