/** Owns the built script beside a sandbox in a process of its own, since a blocking request stops everything in this one. */
import type { Workout } from '@ridebook/domain';
import { createProgramHome, startSandbox, type SandboxAddress } from '../support/program.ts';
import { controlOf, type SandboxControl } from '../in-process/sandbox-control.ts';
import { openPlatform, type Platform } from './platform/platform.ts';

/** The form of the settings as it is before anybody changes it. */
export const usualSettings = { units: 'imperial', types: '', people: 'read', doc: '', token: '' };

const today = '2026-11-22T09:00:00Z';

export interface ScriptWorld {
  readonly sandbox: SandboxAddress;
  readonly control: SandboxControl;
  /** A spreadsheet with the script in it, pointed at the sandbox. */
  openSheet(requestMs?: number): Platform;
  /** The same, signed in, with instructors and friends left out by the settings: they cost a hundred requests. */
  openConnectedSheet(requestMs?: number): Platform;
  /** The same with them. */
  openPeopledSheet(requestMs?: number): Platform;
  truth(): Promise<readonly Workout[]>;
  close(): Promise<void>;
}

export async function startWorld(code: string, ...flags: readonly string[]): Promise<ScriptWorld> {
  const home = createProgramHome();
  const sandbox = await startSandbox(home, '--now', today, ...flags);
  return scriptWorldAt(code, sandbox, () => home.remove());
}

/** The script beside a sandbox that runs already. */
export function scriptWorldAt(
  code: string,
  sandbox: SandboxAddress,
  closeSandbox: () => Promise<void>,
): ScriptWorld {
  const control = controlOf(sandbox.url);
  const opened: Platform[] = [];
  const openSheet = (requestMs?: number): Platform => {
    // Tokens are dated by the sandbox's own clock, which is the machine's.
    const platform = openPlatform(code, Date.now(), requestMs);
    opened.push(platform);
    platform.properties.script.kept.set('PELOTON_API_URL', sandbox.url);
    platform.properties.script.kept.set('PELOTON_AUTH_URL', sandbox.authUrl);
    platform.properties.script.kept.set('CODA_API_URL', sandbox.codaUrl);
    return platform;
  };
  const openPeopledSheet = (requestMs?: number): Platform => {
    const platform = openSheet(requestMs);
    const { username, password } = sandbox;
    const { error } = platform.call('connectWithPassword', { username, password });
    if (error !== null) throw error;
    return platform;
  };
  return {
    sandbox,
    control,
    openSheet,
    openPeopledSheet,
    openConnectedSheet(requestMs) {
      const platform = openPeopledSheet(requestMs);
      platform.call('saveSettings', { ...usualSettings, people: 'leave' });
      return platform;
    },
    truth: control.truth,
    async close() {
      for (const platform of opened) await platform.close();
      await closeSandbox();
    },
  };
}
