import { describe, expect, it } from 'vitest';
import { maybeRedirect } from './opening-route.ts';
import { fetchingProgress, signedOutStatus } from './test-status.ts';

const home = { page: 'home', classMinutes: null } as const;
const connect = { page: 'connect', method: 'password' } as const;

describe('the first page', () => {
  it('is the connect page while there is nobody to show', () => {
    expect(maybeRedirect(home, signedOutStatus)).toEqual(connect);
    expect(maybeRedirect({ page: 'reading' }, signedOutStatus)).toEqual(connect);
    expect(maybeRedirect({ page: 'connect', method: 'token' }, signedOutStatus)).toBeNull();
  });

  it('stays Home after a sign-out, because the workouts stay', () => {
    expect(maybeRedirect(home, { ...signedOutStatus, storedWorkouts: 12 })).toBeNull();
  });

  it('is the reading while the very first one runs, unless a filter says that Home was open already', () => {
    const first = { ...signedOutStatus, connection: 'signed-in', sync: fetchingProgress } as const;
    expect(maybeRedirect(home, first)).toEqual({ page: 'reading' });
    expect(maybeRedirect({ page: 'home', classMinutes: 45 }, first)).toBeNull();
  });

  it('is Home instead of the connect page for the made-up rider', () => {
    expect(maybeRedirect(connect, { ...signedOutStatus, isDemo: true, connection: 'signed-in' })).toEqual(
      home,
    );
  });
});
