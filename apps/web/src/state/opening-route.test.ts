import { describe, expect, it } from 'vitest';
import { maybeDetour, maybeFirstDetour } from './opening-route.ts';
import { fetchingProgress, signedOutStatus } from './test-status.ts';

const home = { page: 'home', classMinutes: null } as const;
const connect = { page: 'connect', method: 'password' } as const;

describe('the first page', () => {
  it('is the connect page while there is nobody to show', () => {
    expect(maybeFirstDetour(home, signedOutStatus)).toEqual(connect);
    expect(maybeFirstDetour({ page: 'reading' }, signedOutStatus)).toEqual(connect);
    expect(maybeFirstDetour({ page: 'connect', method: 'token' }, signedOutStatus)).toBeNull();
  });

  it('becomes the connect page whenever there is nobody left to show', () => {
    expect(maybeDetour(home, signedOutStatus, true)).toEqual(connect);
    expect(maybeDetour(home, { ...signedOutStatus, connection: 'signed-in' }, true)).toBeNull();
  });

  it('lets Settings be opened before there is anybody, and not be left standing once everything is deleted', () => {
    const settings = { page: 'book', name: 'settings', id: null, query: {} } as const;
    expect(maybeFirstDetour(settings, signedOutStatus)).toBeNull();
    expect(maybeDetour(settings, signedOutStatus, false)).toBeNull();
    expect(maybeDetour(settings, signedOutStatus, true)).toEqual(connect);
  });

  it('stays Home after a sign-out, because the workouts stay', () => {
    expect(maybeFirstDetour(home, { ...signedOutStatus, storedWorkouts: 12 })).toBeNull();
  });

  it('is the reading while the very first one runs, unless a filter says that Home was open already', () => {
    const first = { ...signedOutStatus, connection: 'signed-in', sync: fetchingProgress } as const;
    expect(maybeFirstDetour(home, first)).toEqual({ page: 'reading' });
    expect(maybeFirstDetour({ page: 'home', classMinutes: 45 }, first)).toBeNull();
  });

  it('is Home instead of the connect page for the made-up rider', () => {
    expect(maybeFirstDetour(connect, { ...signedOutStatus, isDemo: true, connection: 'signed-in' })).toEqual(
      home,
    );
  });
});
