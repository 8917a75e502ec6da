/** Signing in from the built script: what is kept, what is forgotten, what is renewed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharedScript } from '../support/shared-builds.ts';
import type { Platform } from './platform/platform.ts';
import { startWorld, type ScriptWorld } from './world.ts';

let world: ScriptWorld;

beforeAll(async () => {
  world = await startWorld(await sharedScript(), '--workouts', '3', '--seed', 'connect');
});
afterAll(() => world.close());

interface KeptSession {
  readonly accessToken: string;
  readonly refreshToken: string;
}

const session = (platform: Platform): KeptSession =>
  JSON.parse(platform.properties.user.kept.get('session') ?? '{}') as KeptSession;

/** Everything that is kept anywhere: properties, cells, what was told, dialogs. */
function everythingKept(platform: Platform): string {
  const { user, document, script } = platform.properties;
  const cells = platform.spreadsheet.sheets.flatMap((sheet) => [...sheet.cells.values()]);
  return JSON.stringify([
    ...[user, document, script].map(({ kept }) => [...kept]),
    cells,
    platform.spreadsheet.toasts,
    platform.dialogs,
  ]);
}

const connect = (platform: Platform) =>
  platform.call('connectWithPassword', {
    username: world.sandbox.username,
    password: world.sandbox.password,
  });

describe('connecting', () => {
  it('signs in with a password and keeps the session with the user, the password nowhere', () => {
    const platform = world.openSheet();
    platform.choose('Ridebook > Connect…');
    expect(platform.dialogs.at(-1)?.html).toContain('type="password"');
    expect(connect(platform).error).toBeNull();
    platform.choose('Ridebook > Sync now');
    expect(everythingKept(platform)).not.toContain(world.sandbox.password);
    expect(session(platform).refreshToken).not.toBe('');
    expect([...platform.properties.document.kept.values()].join()).not.toContain(
      session(platform).refreshToken,
    );
  });

  it('says in words what is wrong with a password', () => {
    const platform = world.openSheet();
    const { error } = platform.call('connectWithPassword', { username: 'x', password: 'wrong' });
    expect(error?.message).toBe('Peloton does not accept this username and password.');
    expect(platform.properties.user.kept.size).toBe(0);
  });

  it.each([
    ['a refresh token', () => world.sandbox.refreshToken],
    ['an access token with what surrounds it', () => `Bearer "${tokenOf(world)}"`],
  ])('takes %s that is pasted', (_, token) => {
    const platform = world.openSheet();
    expect(platform.call('connectWithToken', { token: token() }).error).toBeNull();
    platform.choose('Ridebook > Sync now');
    expect(platform.spreadsheet.shown('Workouts')).toHaveLength(3);
  });

  it('renews a session that is ending, and keeps the new refresh token', () => {
    const platform = world.openSheet();
    connect(platform);
    const first = session(platform);
    platform.clock.advance(49 * 3_600_000);
    const run = platform.fire('scheduledSync');
    expect(run.requests[0]).toBe('POST /oauth/token');
    expect(session(platform).refreshToken).not.toBe(first.refreshToken);
    expect(platform.fire('scheduledSync').requests).toHaveLength(1);
  });

  it('renews under the lock of the user', () => {
    const platform = world.openSheet();
    connect(platform);
    platform.clock.advance(49 * 3_600_000);
    platform.locks.add('user');
    const run = platform.fire('scheduledSync');
    expect(run.requests).toEqual([]);
    expect(platform.spreadsheet.toasts.at(-1)).toMatch(/lock/iu);
  });

  it('says where to sign in when the session was ended', () => {
    const platform = world.openSheet();
    connect(platform);
    const kept = { ...session(platform), accessToken: 'x', refreshToken: 'v1.gone' };
    platform.properties.user.kept.set('session', JSON.stringify(kept));
    platform.fire('scheduledSync');
    expect(platform.spreadsheet.toasts.at(-1)).toContain('Ridebook > Connect');
  });

  it('says what to do first where nobody has signed in', () => {
    const platform = world.openSheet();
    platform.choose('Ridebook > Sync now');
    expect(platform.spreadsheet.toasts.at(-1)).toContain('choose Ridebook > Connect');
  });
});

/** An access token as a person finds it in the browser. */
function tokenOf({ openSheet, sandbox }: ScriptWorld): string {
  const other = openSheet();
  other.call('connectWithPassword', { username: sandbox.username, password: sandbox.password });
  return session(other).accessToken;
}
