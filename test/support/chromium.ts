/** Finds the machine's Chromium, installs Debian's where that is possible, and launches it for the browser tests. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type BrowserServer, type LaunchOptions } from 'playwright-core';
import {
  installDebianPackage,
  mayInstallDebianPackages,
} from '../../packages/store/src/postgres/testing/debian-package.ts';

const howToGetIt =
  'The browser tests need Chromium: install Chromium or Google Chrome, or set CHROME_PATH to its program file.';

/** What decides where Chromium is. */
export interface Machine {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly exists: (file: string) => boolean;
}

const thisMachine: Machine = { environment: process.env, platform: process.platform, exists: existsSync };

const programNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const macPlaces = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

const windowsPlaces = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

function usualPlaces({ environment, platform }: Machine): readonly string[] {
  switch (platform) {
    case 'darwin':
      return macPlaces;
    case 'win32':
      return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
        .flatMap((name) => environment[name] ?? [])
        .flatMap((folder) => windowsPlaces.map((place) => path.win32.join(folder, place)));
    default:
      return (environment['PATH'] ?? '')
        .split(':')
        .flatMap((folder) => programNames.map((name) => path.posix.join(folder, name)));
  }
}

/**
 * @returns the program file of Chromium or of a relative, or null
 * @throws when CHROME_PATH or CHROMIUM_PATH names a file that is not there
 */
export function findChromium(machine: Machine = thisMachine): string | null {
  const named = machine.environment['CHROME_PATH'] ?? machine.environment['CHROMIUM_PATH'];
  if (named === undefined || named === '') return usualPlaces(machine).find(machine.exists) ?? null;
  if (machine.exists(named)) return named;
  throw new Error(`CHROME_PATH or CHROMIUM_PATH names ${named}, and there is no such file.`);
}

/** @returns the program file; the first call on a bare Debian, as root, installs it, which takes a minute. */
export function chromiumPath(): string {
  const found = findChromium();
  if (found !== null) return found;
  if (!mayInstallDebianPackages()) throw new Error(howToGetIt);
  installDebianPackage('chromium');
  const installed = findChromium();
  if (installed === null) throw new Error(`Debian's package did not bring it. ${howToGetIt}`);
  return installed;
}

const quietFlags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Launches it without a window. Whoever launches it closes it. */
export function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch(launchOptions(options));
}

/** The same, for other processes to connect to. */
export function launchBrowserServer(): Promise<BrowserServer> {
  return chromium.launchServer(launchOptions({}));
}

function launchOptions(options: LaunchOptions): LaunchOptions {
  // Chromium refuses its sandbox to root, which is who runs in a container.
  const rootFlags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return {
    executablePath: chromiumPath(),
    ...options,
    args: [...quietFlags, ...rootFlags, ...(options.args ?? [])],
  };
}
