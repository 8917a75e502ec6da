/**
 * Owns what tests share: one browser, one dashboard that lies open on a rider whose history is read, one build each of the
 * script and of the function. Whoever asks first gets them started, the others find them there, and they are gone with the
 * run. A test that changes what the server keeps opens a book of its own instead.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserServer } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { buildScript } from '../apps-script/platform/built-script.ts';
import { buildFunction, type BuiltFunction } from '../cloud-function/function-process.ts';
import { launchBrowserServer } from './chromium.ts';
import { createProgramHome, type ProgramHome } from './program.ts';
import { startSeededDashboard } from './seeded-dashboard.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the keeper answers. */
    bookKeeper: string;
  }
}

/** Rides, bootcamps, friends, a private profile, an instructor without a name: whatever a page can show. */
const rider = { workouts: 220, seed: 5 } as const;

/** Runs something once, however many ask for it. */
function once<Value>(start: () => Promise<Value>): () => Promise<Value> {
  let started: Promise<Value> | null = null;
  return () => (started ??= start());
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const homes: ProgramHome[] = [];
  const browsers: BrowserServer[] = [];
  const functions: BuiltFunction[] = [];
  const answers: Readonly<Record<string, () => Promise<string>>> = {
    '/browser': once(async () => {
      const browser = await launchBrowserServer();
      browsers.push(browser);
      return browser.wsEndpoint();
    }),
    '/dashboard': once(async () => {
      const home = createProgramHome();
      homes.push(home);
      return (await startSeededDashboard(home, rider)).url;
    }),
    '/script': once(buildScript),
    '/function': once(async () => {
      const built = await buildFunction();
      functions.push(built);
      return built.folder;
    }),
  };
  const server = createServer((request, response) => {
    const answer = answers[request.url ?? ''];
    if (answer === undefined) {
      response.writeHead(404).end();
      return;
    }
    answer().then(
      (text) => response.end(text),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  project.provide('bookKeeper', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return async () => {
    server.close();
    server.closeAllConnections();
    await Promise.all(browsers.map((browser) => browser.close()));
    await Promise.all(homes.map((home) => home.remove()));
    for (const built of functions) built.remove();
  };
}
