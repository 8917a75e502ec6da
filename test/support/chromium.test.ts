import { describe, expect, it } from 'vitest';
import { findChromium, launchBrowser, type Machine } from './chromium.ts';

function machine(files: readonly string[], change: Partial<Machine> = {}): Machine {
  return { environment: {}, platform: 'linux', exists: (file) => files.includes(file), ...change };
}

describe('findChromium', () => {
  it('takes the program that CHROME_PATH names before any other', () => {
    const environment = { CHROME_PATH: '/opt/mine', PATH: '/usr/bin' };
    expect(findChromium(machine(['/opt/mine', '/usr/bin/chromium'], { environment }))).toBe('/opt/mine');
  });

  it('says which named program is missing instead of taking another', () => {
    const environment = { CHROMIUM_PATH: '/opt/gone', PATH: '/usr/bin' };
    expect(() => findChromium(machine(['/usr/bin/chromium'], { environment }))).toThrow('/opt/gone');
  });

  it.each([
    ['linux', '/usr/bin/chromium'],
    ['linux', '/usr/bin/chromium-browser'],
    ['linux', '/usr/bin/google-chrome'],
    ['linux', '/snap/bin/google-chrome-stable'],
    ['darwin', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    ['darwin', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
    ['darwin', '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
    ['win32', 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'],
    ['win32', 'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe'],
    ['win32', 'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe'],
    ['win32', 'C:\\Users\\Me\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe'],
  ] as const)('finds it on %s at %s', (platform, file) => {
    const environment = {
      PATH: '/usr/bin:/snap/bin',
      PROGRAMFILES: 'C:\\Program Files',
      'PROGRAMFILES(X86)': 'C:\\Program Files (x86)',
      LOCALAPPDATA: 'C:\\Users\\Me\\AppData\\Local',
    };
    expect(findChromium(machine([file], { platform, environment }))).toBe(file);
  });

  it('answers null on a machine without one', () => {
    expect(findChromium(machine([], { environment: { PATH: '/usr/bin' } }))).toBeNull();
  });
});

describe('launchBrowser', () => {
  it('opens a page in the Chromium of this machine', async () => {
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      await page.setContent('<title>A ride</title>');
      expect(await page.title()).toBe('A ride');
    } finally {
      await browser.close();
    }
  });
});
