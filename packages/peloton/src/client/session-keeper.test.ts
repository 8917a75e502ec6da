import { describe, expect, it } from 'vitest';
import type { Session } from '../auth/tokens.ts';
import { RequestError } from '../errors/request-error.ts';
import { SignInAgainError } from '../errors/sign-in-again-error.ts';
import { UpstreamError } from '../errors/upstream-error.ts';
import type { HttpResponse } from '../http.ts';
import { pelotonHosts } from '../wire/hosts.ts';
import { createSessionKeeper, type SessionVault } from './session-keeper.ts';

const nowMs = Date.parse('2026-11-22T09:00:00Z');
const hourMs = 3_600_000;

const answer = (status: number, body: object): HttpResponse => ({
  status,
  headers: {},
  setCookies: [],
  text: JSON.stringify(body),
});

const renewed = answer(200, { access_token: 'new', refresh_token: 'r2', expires_in: 172_800 });

/** A vault that writes down what happens in which order, together with the answers. */
function createKeeper(session: Session | null, respond: () => HttpResponse) {
  const events: string[] = [];
  let stored = session;
  const vault: SessionVault = {
    load: () => Promise.resolve(stored),
    save: (saved) => {
      events.push(`saved ${saved.refreshToken}`);
      stored = saved;
      return Promise.resolve();
    },
    withRenewalLock: (work) => work(),
  };
  const send = (request: { readonly body?: string }): Promise<HttpResponse> => {
    events.push(`sent ${(JSON.parse(request.body ?? '{}') as { refresh_token: string }).refresh_token}`);
    return Promise.resolve().then(respond);
  };
  const keeper = createSessionKeeper({ hosts: pelotonHosts, vault, send, nowMs: () => nowMs });
  return { keeper, events, replace: (other: Session) => (stored = other), stored: () => stored };
}

const good: Session = {
  scheme: 'bearer',
  accessToken: 'old',
  refreshToken: 'r1',
  renewAtMs: nowMs + 48 * hourMs,
};

describe('a kept session', () => {
  it('is used as it is while it lasts', async () => {
    const { keeper, events } = createKeeper(good, () => renewed);
    expect((await keeper.current()).accessToken).toBe('old');
    expect(events).toEqual([]);
  });

  it('is renewed shortly before its end, and the new refresh token is stored before the access token is handed out', async () => {
    const { keeper, events, stored } = createKeeper({ ...good, renewAtMs: nowMs }, () => renewed);
    expect((await keeper.current()).accessToken).toBe('new');
    expect(events).toEqual(['sent r1', 'saved r2']);
    expect(stored()).toEqual({
      scheme: 'bearer',
      accessToken: 'new',
      refreshToken: 'r2',
      renewAtMs: nowMs + 48 * hourMs - 5 * 60_000,
    });
  });

  it('is renewed once for everybody who waits', async () => {
    const { keeper, events } = createKeeper(good, () => renewed);
    const sessions = await Promise.all([keeper.renew(good), keeper.renew(good), keeper.renew(good)]);
    expect(sessions.map(({ accessToken }) => accessToken)).toEqual(['new', 'new', 'new']);
    expect(events).toEqual(['sent r1', 'saved r2']);
  });

  it('that lasts only minutes is used for most of them', async () => {
    const { keeper, events } = createKeeper({ ...good, renewAtMs: nowMs }, () =>
      answer(200, { access_token: 'short', expires_in: 120 }),
    );
    for (let request = 0; request < 3; request += 1)
      expect((await keeper.current()).accessToken).toBe('short');
    expect(events).toHaveLength(2);
  });

  it('is not renewed again when another process has done so already', async () => {
    const { keeper, events, replace } = createKeeper(good, () => renewed);
    replace({ ...good, accessToken: 'theirs' });
    expect(await keeper.renew(good)).toMatchObject({ accessToken: 'theirs' });
    expect(events).toEqual([]);
  });

  it('keeps its refresh token where no new one comes', async () => {
    const { keeper, stored } = createKeeper(good, () => answer(200, { access_token: 'new', expires_in: 60 }));
    await keeper.renew(good);
    expect(stored()?.refreshToken).toBe('r1');
  });

  it('has ended when Peloton says that its refresh token is not valid', async () => {
    const { keeper } = createKeeper(good, () => answer(403, { error: 'invalid_grant' }));
    await expect(keeper.renew(good)).rejects.toMatchObject({ kind: 'session-ended' });
  });

  it('has not ended when the renewal merely failed', async () => {
    const { keeper, stored } = createKeeper(good, () => answer(503, {}));
    await expect(keeper.renew(good)).rejects.not.toBeInstanceOf(SignInAgainError);
    expect(stored()).toEqual(good);
  });

  it('is not lost to a byte order mark before the new one, whose predecessor is spent', async () => {
    const { keeper, stored } = createKeeper(good, () => ({ ...renewed, text: `\uFEFF${renewed.text}` }));
    await keeper.renew(good);
    expect(stored()?.refreshToken).toBe('r2');
  });

  it('that cannot be renewed now is nobody’s single trouble: no workout is blamed for it', async () => {
    for (const response of [answer(503, {}), answer(200, { hello: 'there' })]) {
      const { keeper } = createKeeper(good, () => response);
      await expect(keeper.renew(good)).rejects.toBeInstanceOf(UpstreamError);
    }
    const { keeper } = createKeeper(good, () => {
      throw new RequestError('failing', 'auth.example did not answer whole');
    });
    await expect(keeper.renew(good)).rejects.toThrow(/did not answer whole when asked for a new session\.$/);
  });

  it('cannot be renewed when it is only a pasted access token', async () => {
    const { keeper } = createKeeper({ ...good, refreshToken: null }, () => renewed);
    await expect(keeper.renew(good)).rejects.toMatchObject({ kind: 'session-ended' });
  });

  it('is missing until somebody signs in', async () => {
    const { keeper } = createKeeper(null, () => renewed);
    await expect(keeper.current()).rejects.toMatchObject({ kind: 'no-session' });
  });
});
