/** Owns a browser looking at a running dashboard, and everything the page may not do: complain, break its policy, talk to strangers. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { pointedAt, type ProgramHome, type SandboxAddress } from './program.ts';

const builtPage = path.resolve(import.meta.dirname, '../../apps/web/dist/index.html');
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The moment that page and sandbox agree on. */
export const journeyNow = '2026-11-22T09:00:00Z';

export interface RunningDashboard {
  readonly url: string;
  stop(): Promise<number | null>;
}

/** Starts the program's server on a free port, pointed at a sandbox. */
export async function startDashboard(home: ProgramHome, sandbox: SandboxAddress): Promise<RunningDashboard> {
  if (!existsSync(builtPage)) throw new Error('The dashboard is not built: run "npm test", which builds it.');
  const { firstLine, stop } = await home.start(['serve', '--port', '0'], pointedAt(sandbox));
  const url = /http:\/\/\S+/.exec(firstLine)?.[0];
  if (url === undefined) throw new Error(`The server did not say where it is: ${firstLine}`);
  return { url, stop };
}

export interface WatchedPage {
  readonly page: Page;
  /** Console errors and warnings, exceptions, broken policies, requests to anybody else; empty is good. */
  readonly complaints: readonly string[];
}

/** A page of its own context, whose every complaint is written down. */
export async function openWatchedPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    // Nothing is looked at half-way between two colours.
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
  page.on('console', (message) => {
    const isComplaint = message.type() === 'error' || message.type() === 'warning';
    if (isComplaint) complaints.push(`${message.type()}: ${message.text()} at ${message.location().url}`);
  });
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== 'data:' && origin !== new URL(url).origin) complaints.push(`stranger: ${request.url()}`);
  });
  await page.exposeFunction('reportViolation', (directive: string) =>
    complaints.push(`policy: ${directive}`),
  );
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report = (window as unknown as { reportViolation: (text: string) => void }).reportViolation;
      report(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  await page.clock.setFixedTime(new Date(journeyNow));
  return { page, complaints };
}

const wcagLevels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** Only colours are others in the dark. */
const colourRules = ['color-contrast', 'link-in-text-block'];
const themes = {
  light: { type: 'tag', values: wcagLevels },
  dark: { type: 'rule', values: colourRules },
} as const;

/**
 * What axe finds on the page as it stands, in light and in dark, a line each: WCAG 2.0 to 2.2, levels A and AA.
 * @param within a selector of the part that is new, where the rest was looked at before
 */
export async function findBarriers(page: Page, within = 'html'): Promise<readonly string[]> {
  const found: string[] = [];
  await page.evaluate(axeSource);
  for (const [colorScheme, runOnly] of Object.entries(themes)) {
    await page.emulateMedia({ colorScheme: colorScheme as keyof typeof themes });
    const results = await page.evaluate(
      async ({ only, part }) => {
        const { axe } = window as unknown as {
          axe: { run: (part: string, options: object) => Promise<AxeResults> };
        };
        return axe.run(part, { runOnly: only, resultTypes: ['violations'] });
      },
      { only: runOnly, part: within },
    );
    for (const { id, nodes } of results.violations)
      found.push(...nodes.map((node) => `${colorScheme}: ${id} at ${node.target.join(' ')}`));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}
