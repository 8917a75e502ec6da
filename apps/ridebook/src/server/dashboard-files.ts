/** Owns serving the built dashboard: read once into memory, so that no path from outside ever reaches the disk. */
import { readFile, readdir } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import type { MiddlewareHandler } from 'hono';
import { acceptedEncoding, type ContentEncoding } from './accepted-encoding.ts';
import { compressText, type Body } from './compress-body.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
};

/** Vite names these by their content, so they never change. */
const forever = 'public, max-age=31536000, immutable';

/** Pictures and fonts are compressed as they are. */
const isText = (contentType: string): boolean => !/^(?:image\/png|font\/)/.test(contentType);

interface DashboardFile {
  readonly body: Body;
  readonly contentType: string;
  readonly isHashed: boolean;
}

export type DashboardFiles = ReadonlyMap<string, DashboardFile>;

/** Reads every file below the folder; an empty map where it was not built. */
export async function readDashboardFiles(folder: string): Promise<DashboardFiles> {
  const files = new Map<string, DashboardFile>();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const contentType = contentTypes[extname(entry.name)];
    if (!entry.isFile() || contentType === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    const urlPath = `/${relative(folder, path).split(sep).join('/')}`;
    files.set(urlPath, {
      body: new Uint8Array(await readFile(path)),
      contentType,
      isHashed: urlPath.startsWith('/assets/'),
    });
  }
  return files;
}

/** Who is not in yet gets a page that holds nothing of the dashboard. */
const atTheDoor: readonly string[] = ['/login', '/invitation'];

/** Whether an address is a page of the dashboard rather than a file that a page needs. */
export const isDashboardPage = (path: string): boolean =>
  (!path.startsWith('/assets/') && extname(path) === '') || path.endsWith('.html');

/** Answers a file by its name, and the one page for every address of the dashboard itself. */
export function serveDashboard(files: DashboardFiles): MiddlewareHandler {
  const bodyOf = createEncodedBodies();
  return async (context, next) => {
    if (context.req.method !== 'GET' && context.req.method !== 'HEAD') return next();
    const { path } = context.req;
    const page = atTheDoor.includes(path) ? '/login.html' : '/index.html';
    const file = files.get(path) ?? (isDashboardPage(path) ? files.get(page) : undefined);
    if (file === undefined) return next();
    const encoding = isText(file.contentType)
      ? acceptedEncoding(context.req.header('accept-encoding'))
      : 'identity';
    if (encoding !== 'identity') context.header('content-encoding', encoding);
    if (isText(file.contentType)) context.header('vary', 'accept-encoding');
    return context.body(await bodyOf(file, encoding), 200, {
      'content-type': file.contentType,
      'cache-control': file.isHashed ? forever : 'no-cache',
    });
  };
}

/** Each file is compressed once for each encoding, when the first browser asks for it. */
function createEncodedBodies(): (file: DashboardFile, encoding: ContentEncoding) => Promise<Body> {
  const kept = new Map<DashboardFile, Map<ContentEncoding, Promise<Body>>>();
  return (file, encoding) => {
    const bodies = kept.get(file) ?? new Map<ContentEncoding, Promise<Body>>();
    kept.set(file, bodies);
    const body = bodies.get(encoding) ?? compressText[encoding](file.body);
    bodies.set(encoding, body);
    return body;
  };
}
