import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './chromium.ts';
import { findBarriers, openWatchedPage } from './dashboard.ts';

/** A page that does everything wrong that the watch is there to notice. */
const badPage = `<!doctype html><html><head><title>Bad</title>
<link rel="stylesheet" href="/dark.css"></head><body>
<p>Grey that only the dark swallows</p>
<script>document.title = 'inline';</script>
<script src="/complain.js"></script>
<img src="http://stranger.example/pixel.png">
</body></html>`;

const answers: Readonly<Record<string, readonly [type: string, text: string]>> = {
  '/complain.js': ['text/javascript', "console.error('a complaint'); throw new Error('a fault');"],
  '/dark.css': [
    'text/css',
    'p { color: #333333 } @media (prefers-color-scheme: dark) { body { background: #111111 } }',
  ],
};

let server: Server;
let browser: Browser;
let url: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const [type, text] = answers[request.url ?? ''] ?? ['text/html', badPage];
    response.setHeader('content-type', type);
    response.setHeader('content-security-policy', "default-src 'none'; script-src 'self'; style-src 'self'");
    response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  server.close();
});

describe('a watched page', () => {
  it('notices complaints, exceptions, broken policies and strangers', async () => {
    const { page, complaints } = await openWatchedPage(browser, url);
    await page.goto(url);
    await page.waitForFunction(() => document.readyState === 'complete');
    await expect.poll(() => complaints.join('\n')).toMatch(/policy: script-src/);
    const all = complaints.join('\n');
    expect(all).toMatch(/a complaint/);
    expect(all).toMatch(/exception: a fault/);
    expect(all).toMatch(/policy: img-src|stranger: http:\/\/stranger\.example/);
  });

  it('is searched for barriers in light, and for those that colours make in the dark as well', async () => {
    const { page } = await openWatchedPage(browser, url);
    await page.goto(url);
    const barriers = await findBarriers(page);
    expect(barriers.some((line) => line.startsWith('light: image-alt'))).toBe(true);
    expect(barriers.some((line) => line.startsWith('dark: color-contrast'))).toBe(true);
    expect(barriers.some((line) => line.startsWith('light: color-contrast'))).toBe(false);
  });
});
