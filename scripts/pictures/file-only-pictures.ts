/**
 * Takes a picture of every page over a book that only a file has filled, on a desk and a phone, in light and in dark:
 * `node scripts/pictures/file-only-pictures.ts FILE`. They go to test/screenshots/file-only/, for a person to look at.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../../test/support/chromium.ts';
import { openWatchedPage, startDashboard } from '../../test/support/dashboard.ts';
import { createProgramHome, startSandbox } from '../../test/support/program.ts';

const folder = path.resolve(import.meta.dirname, '../../test/screenshots/file-only');
const [file = ''] = parseArgs({ allowPositionals: true }).positionals;

const views = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
].flatMap(({ width, height }) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, height, colorScheme })),
);

const addresses = [
  '/',
  '/workouts',
  '/calendar',
  '/months',
  '/records',
  '/lengths',
  '/instructors',
  '/classes',
  '/leaderboard',
  '/friends',
  '/beyond-the-bike',
  '/settings',
  '/connect',
];

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const home = createProgramHome();
  const browser = await launchBrowser();
  try {
    const { url } = await startDashboard(home, await startSandbox(home, '--workouts', '5'));
    await home.run(['import', file]);
    const { stdout } = await home.run(['workouts', '--json', '--limit', '1']);
    const [latest] = (JSON.parse(stdout) as { workouts: readonly { id: string }[] }).workouts;
    for (const { width, height, colorScheme } of views) {
      const isPhone = width < 720;
      const { page } = await openWatchedPage(browser, url, {
        viewport: { width, height },
        colorScheme,
        isMobile: isPhone,
        hasTouch: isPhone,
      });
      for (const address of [...addresses, `/workouts/${latest?.id ?? ''}`]) {
        await page.goto(`${url}${address}`);
        await page.getByRole('main').waitFor();
        await page.waitForLoadState('networkidle');
        const name = address.split('/').slice(1, 3).join('-').slice(0, 20) || 'home';
        await page.screenshot({
          path: path.join(folder, `${name}-${width}-${colorScheme}.png`),
          fullPage: true,
        });
      }
      await page.context().close();
    }
  } finally {
    await browser.close();
    await home.remove();
  }
}

await main();
