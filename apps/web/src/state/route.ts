/** Owns the addresses of the dashboard: what each says, and how it is written. */

export type ConnectMethod = 'password' | 'token';

export type Route =
  | { readonly page: 'home'; readonly classMinutes: number | null }
  | { readonly page: 'connect'; readonly method: ConnectMethod }
  | { readonly page: 'reading' }
  | { readonly page: 'unknown' };

/** Reads an address. A parameter that makes no sense is as good as none. */
export function parseRoute(pathname: string, search: string): Route {
  const query = new URLSearchParams(search);
  switch (pathname.length > 1 ? pathname.replace(/\/+$/, '') : pathname) {
    case '':
    case '/':
      return { page: 'home', classMinutes: maybeMinutes(query.get('length')) };
    case '/connect':
      return { page: 'connect', method: query.get('with') === 'token' ? 'token' : 'password' };
    case '/reading':
      return { page: 'reading' };
    default:
      return { page: 'unknown' };
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
      return route.method === 'token' ? '/connect?with=token' : '/connect';
    case 'reading':
      return '/reading';
    case 'unknown':
      return '/';
  }
}
