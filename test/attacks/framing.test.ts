/** A page of another site that puts the dashboard into a frame, to have its buttons pressed unseen, in a real browser. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startEngine, type TestEngine } from '../in-process/engine.ts';
import { launchBrowser } from '../support/chromium.ts';
import { attackServer, type AttackedServer } from './attacked-server.ts';

let engine: TestEngine;
let server: AttackedServer;
let browser: Browser;
let evil: Server;

beforeAll(async () => {
  engine = await startEngine({ workouts: 3, seed: 'framing' });
  await engine.sync();
  server = await attackServer(engine.book);
  evil = createServer((request, response) => {
    const page = new URL(request.url ?? '/', 'http://evil.test').searchParams.get('page') ?? '';
    response.setHeader('content-type', 'text/html');
    response.end(`<h1>Win a bike</h1><iframe src="${server.url}${page}" style="opacity:0"></iframe>`);
  });
  await new Promise<void>((resolve) => evil.listen(0, '127.0.0.1', resolve));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await new Promise((resolve) => evil.close(resolve));
  await server.close();
  await engine.close();
});

it.each(['/', '/settings', '/login', '/api/v1/status'])('%s shows nothing in it', async (page) => {
  const { port } = evil.address() as AddressInfo;
  const tab = await browser.newPage();
  await tab.goto(`http://127.0.0.1:${port}/?page=${encodeURIComponent(page)}`);
  const frames = tab.frames().filter((frame) => frame !== tab.mainFrame());
  expect(frames).toHaveLength(1);
  expect(frames[0]?.url()).toMatch(/^chrome-error:/);
  expect(await frames[0]?.content()).not.toContain('Ridebook');
  await tab.close();
});
