import { describe, expect, it } from 'vitest';
import { maybeNotice } from './notice.ts';
import { fetchingProgress, signedOutStatus } from './test-status.ts';

const signedIn = { ...signedOutStatus, connection: 'signed-in' } as const;
const brokenOff = {
  progress: {
    ...fetchingProgress,
    phase: 'failed',
    problem: { kind: 'server', message: 'Peloton answered 503.' },
  },
  reachedAfterSeconds: {},
} as const;

describe('the notice above the headline', () => {
  it('is none when all is well', () => {
    expect(maybeNotice(signedIn, null, true)).toBeNull();
  });

  it('is one at a time, the gravest first', () => {
    const again = { ...signedIn, connection: 'sign-in-again' } as const;
    expect(maybeNotice(again, brokenOff, false)).toEqual({ kind: 'offline' });
    expect(maybeNotice(again, brokenOff, true)).toEqual({ kind: 'sign-in-again' });
    expect(maybeNotice(signedIn, brokenOff, true)).toEqual({
      kind: 'broken-off',
      message: 'Peloton answered 503.',
    });
  });

  it('tells of fields that Peloton no longer sends, when nothing graver is to be told', () => {
    const repair = { fields: ['total_work'], since: '2026-11-22T09:00:00Z' };
    expect(maybeNotice({ ...signedIn, repair }, null, true)).toEqual({ kind: 'repair', ...repair });
    expect(maybeNotice({ ...signedIn, repair }, brokenOff, true)).toMatchObject({ kind: 'broken-off' });
  });

  it('asks nobody to sign in for the made-up rider', () => {
    expect(maybeNotice({ ...signedOutStatus, isDemo: true }, null, true)).toBeNull();
  });
});
