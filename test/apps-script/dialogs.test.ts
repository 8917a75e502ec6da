/** The dialogs of the script in a real browser: what a person types reaches the script, and what goes wrong is told in place. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharedScript } from '../support/shared-builds.ts';
import { findBarriers } from '../support/dashboard.ts';
import { connectBrowser } from '../support/shared-browser.ts';
import type { Platform } from './platform/platform.ts';
import { startWorld, usualSettings, type ScriptWorld } from './world.ts';

let world: ScriptWorld;
let browser: Browser;

beforeAll(async () => {
  world = await startWorld(await sharedScript(), '--workouts', '2', '--seed', 'dialogs');
  browser = await connectBrowser();
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

/** The dialog that was shown last, with `google.script` as Google puts it there. */
async function openDialog(platform: Platform): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 420, height: 480 } })).newPage();
  await page.exposeFunction('callScript', (name: string, fields: unknown) => {
    const { error, result } = platform.call(name, fields);
    return { error: error?.message ?? null, result };
  });
  await page.setContent(platform.dialogs.at(-1)?.html ?? '');
  await page.evaluate(() => {
    const scope = window as unknown as Record<string, unknown> & {
      callScript: (name: string, fields: unknown) => Promise<{ error: string | null; result: unknown }>;
    };
    let succeed: (result: unknown) => void = () => undefined;
    let fail: (error: Error) => void = () => undefined;
    const run: object = new Proxy(
      {},
      {
        get: (_, name: string) => (argument: never) => {
          if (name === 'withSuccessHandler') succeed = argument;
          else if (name === 'withFailureHandler') fail = argument;
          else
            void scope.callScript(name, argument).then(({ error, result }) => {
              if (error === null) succeed(result);
              else fail(new Error(error));
            });
          return run;
        },
      },
    );
    scope['google'] = { script: { run, host: { close: () => (document.title = 'closed') } } };
  });
  return page;
}

describe('the dialogs', () => {
  it('sign in with what is typed, after a mistake as well', async () => {
    const platform = world.openSheet();
    platform.choose('Ridebook > Connect…');
    const page = await openDialog(platform);
    await page.getByLabel('Peloton username or e-mail').fill(world.sandbox.username);
    await page.getByLabel('Password').fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Peloton does not accept this username and password.').waitFor();
    await page.getByLabel('Password').fill(world.sandbox.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForFunction(() => document.title === 'closed');
    platform.choose('Ridebook > Sync now');
    expect(platform.spreadsheet.shown('Workouts')).toHaveLength(2);
  });

  it('take a token that is pasted', async () => {
    const platform = world.openSheet();
    platform.choose('Ridebook > Connect…');
    const page = await openDialog(platform);
    await page.getByLabel('Or paste a token').fill(world.sandbox.refreshToken);
    await page.getByRole('button', { name: 'Use this token' }).click();
    await page.waitForFunction(() => document.title === 'closed');
    expect(platform.properties.user.kept.has('rider')).toBe(true);
  });

  it('show the settings as they are, and never the token of Coda', async () => {
    const platform = world.openConnectedSheet();
    platform.call('saveSettings', {
      ...usualSettings,
      units: 'metric',
      types: 'yoga, Running',
      doc: 'dAbCdEf',
      token: 'secret-1',
    });
    platform.choose('Ridebook > Settings…');
    expect(platform.dialogs.at(-1)?.html).not.toContain('secret-1');
    const page = await openDialog(platform);
    expect(await page.getByLabel('Units').inputValue()).toBe('metric');
    expect(await page.getByLabel('Types of workouts').inputValue()).toBe('yoga, running');
    await page.getByLabel('Units').selectOption('imperial');
    await page.getByLabel('Instructors and the riders you follow').selectOption('leave');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.waitForFunction(() => document.title === 'closed');
    expect(platform.properties.document.kept.get('units')).toBe('imperial');
    expect(platform.properties.document.kept.get('people')).toBe('leave');
    expect(platform.properties.user.kept.get('coda-token')).toBe('secret-1');
  });

  it.each(['Connect…', 'Settings…'])('can be used by everybody: %s', async (label) => {
    const platform = world.openSheet();
    platform.choose(`Ridebook > ${label}`);
    const page = await openDialog(platform);
    expect(await findBarriers(page)).toEqual([]);
  });
});
