import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDashboardFiles, serveDashboard } from './dashboard-files.ts';

const script = 'export const ride = "a ride";\n'.repeat(500);
const picture = Buffer.from('89504e470d0a1a0a', 'hex');

describe('the files of the dashboard', () => {
  let folder = '';
  let app = new Hono();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ridebook-dashboard-'));
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'index.html'), '<!doctype html><title>Ridebook</title>');
    await writeFile(join(folder, 'assets', 'page-1a2b.js'), script);
    await writeFile(join(folder, 'icon.png'), picture);
    app = new Hono();
    app.use(serveDashboard(await readDashboardFiles(folder)));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const ask = async (path: string, acceptEncoding?: string) => {
    const headers = acceptEncoding === undefined ? {} : { 'accept-encoding': acceptEncoding };
    const response = await app.request(path, { headers });
    return { headers: response.headers, body: Buffer.from(await response.arrayBuffer()) };
  };

  it.each([
    ['gzip, deflate', 'gzip', gunzipSync],
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
  ])('come compressed to a browser that accepts %s', async (accepted, encoding, open) => {
    const { headers, body } = await ask('/assets/page-1a2b.js', accepted);
    expect(headers.get('content-encoding')).toBe(encoding);
    expect(headers.get('vary')).toBe('accept-encoding');
    expect(headers.get('cache-control')).toContain('immutable');
    expect(body.byteLength).toBeLessThan(script.length / 10);
    expect(open(body).toString()).toBe(script);
  });

  it('come as they are to whoever asks for no encoding, and so do pictures', async () => {
    const plain = await ask('/assets/page-1a2b.js');
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(plain.body.toString()).toBe(script);
    const shown = await ask('/icon.png', 'gzip, br');
    expect(shown.headers.get('content-encoding')).toBeNull();
    expect(shown.body).toEqual(picture);
  });

  it('answer an address of the dashboard with its page, and a file that is not there with nothing', async () => {
    expect((await ask('/months', 'gzip')).headers.get('content-type')).toContain('text/html');
    expect((await app.request('/assets/gone.js')).status).toBe(404);
  });
});
