import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFetchPicture } from './fetch-picture.ts';
import { openPictureFiles } from './picture-files.ts';
import { createPictureKeeper } from './picture-keeper.ts';
import { isPublicAddress } from './public-address.ts';

const png = Buffer.from('89504e470d0a1a0a00000000', 'hex');
const url = 'https://images.example/rides/1.png';
const hourMs = 60 * 60 * 1000;

let folder: string;
let server: Server;
let asked: number;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let nowMs: number;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'ridebook-pictures-'));
  asked = 0;
  nowMs = 0;
  answer = (_, response) => response.end(png);
  server = createServer((request, response) => {
    asked += 1;
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

const origin = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const fetcher = (isAllowedAddress: (address: string) => boolean = () => true) =>
  createFetchPicture({
    deadlineMs: 2_000,
    maximumBytes: 1_000,
    signal: new AbortController().signal,
    isAllowedAddress,
  });
const keeper = (maximumBytes = 10_000) =>
  createPictureKeeper({
    apiUrl: origin(),
    files: openPictureFiles(folder, maximumBytes),
    fetchPicture: fetcher(),
    nowMs: () => nowMs,
  });

describe('a picture', () => {
  it('is fetched once, whoever asks, and comes from the disk from then on', async () => {
    const first = keeper();
    const [one, two] = await Promise.all([first.read(url), first.read(url)]);
    expect(Buffer.from(one)).toEqual(png);
    expect(two).toBe(one);
    await keeper().read(url);
    expect(asked).toBe(1);
  });

  it('that could not be had is not asked for again within the hour', async () => {
    answer = (_, response) => response.writeHead(404).end();
    const pictures = keeper();
    await expect(pictures.read(url)).rejects.toThrow('the server answered 404');
    await expect(pictures.read(url)).rejects.toThrow('the server answered 404');
    expect(asked).toBe(1);
    nowMs += hourMs + 1;
    await expect(pictures.read(url)).rejects.toThrow();
    expect(asked).toBe(2);
  });

  it('lies at an address of Peloton’s or is not asked for at all', async () => {
    await expect(keeper().read('http://127.0.0.1/a.png')).rejects.toThrow('not one of Peloton’s');
    expect(asked).toBe(0);
  });

  it.each([
    ['SVG, whatever it is called', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', 'image/png'],
    ['a page', '<!doctype html><p>Sign in', 'image/jpeg'],
    ['nothing', '', 'image/png'],
  ])('is a raster, and not %s', async (_, body, type) => {
    answer = (__, response) => response.writeHead(200, { 'content-type': type }).end(body);
    await expect(fetcher()(new URL(origin()))).rejects.toThrow('no PNG, JPEG, GIF or WebP');
  });

  it('is no larger than allowed, announced or not', async () => {
    const large = Buffer.concat([png, Buffer.alloc(2_000)]);
    answer = (_, response) => response.writeHead(200, { 'content-length': large.length }).end(large);
    await expect(fetcher()(new URL(origin()))).rejects.toThrow('larger than 1000 bytes');
    answer = (_, response) => {
      response.write(large);
      response.end();
    };
    await expect(fetcher()(new URL(origin()))).rejects.toThrow('larger than 1000 bytes');
  });

  it('does not come by a redirect, which could lead anywhere', async () => {
    answer = (request, response) =>
      request.url === '/inside'
        ? response.end(png)
        : response.writeHead(302, { location: `${origin()}/inside` }).end();
    await expect(fetcher()(new URL(origin()))).rejects.toThrow('the server answered 302');
    expect(asked).toBe(1);
  });

  it('does not come from this network, by address or by a name that leads there', async () => {
    const { port } = new URL(origin());
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]']) {
      await expect(fetcher(isPublicAddress)(new URL(`http://${host}:${port}/`)), host).rejects.toThrow();
    }
    expect(asked).toBe(0);
  });

  it('is cut off with its connection and not kept', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write(png, () => response.destroy());
    };
    await expect(keeper().read(url)).rejects.toThrow();
    expect(() => readdirSync(path.join(folder, 'images'))).toThrow();
  });
});

it('the folder keeps within its size by removing the oldest, and what a kill left half-written', async () => {
  const files = openPictureFiles(folder, png.length * 2);
  await files.write('a', png);
  const images = path.join(folder, 'images');
  for (const name of readdirSync(images)) utimesSync(path.join(images, name), 1, 1);
  writeFileSync(path.join(images, 'half.part'), 'x');
  await files.write('b', png);
  await files.write('c', png);
  expect(await files.maybeRead('a')).toBeNull();
  expect(await files.maybeRead('c')).not.toBeNull();
  expect(readdirSync(images)).toHaveLength(2);
});
