import { describe, expect, it } from 'vitest';
import {
  exchange,
  followHops,
  openBrowser,
  openLoginPage,
  postPassword,
  testSandbox,
  testToday,
  testVerifier,
} from '../testing/member.ts';
import { tenant } from './tenant.ts';

async function codeOf(browser: ReturnType<typeof openBrowser>): Promise<string> {
  const visited = await followHops(browser, await (await postPassword(browser)).text());
  return new URL(visited.at(-1) ?? '').searchParams.get('code') ?? '';
}
const codeGrant = (code: string, verifier = testVerifier) => ({
  grant_type: 'authorization_code',
  code,
  code_verifier: verifier,
  redirect_uri: tenant.redirectUri,
});

describe('signing in', () => {
  it('gives the login page a state of its own, not the caller’s', async () => {
    const { loginUrl, config } = await openLoginPage(openBrowser(testSandbox()));
    const state = new URL(loginUrl).searchParams.get('state') ?? '';
    expect(state).toMatch(/^hKFo2SB.{153}$/);
    expect(config.extraParams['state']).toBe(state);
    expect(config.extraParams['_intstate']).toBe('deprecated');
  });

  it('leads through six redirects over two hosts to the member site', async () => {
    const browser = openBrowser(testSandbox());
    const form = await (await postPassword(browser)).text();
    expect(form).toContain('&#34;');
    const visited = (await followHops(browser, form)).map((address) => new URL(address));
    expect(visited.map((url) => `${url.host}${url.pathname}`)).toEqual([
      'auth.onepeloton.com/authorize/resume',
      'auth-orca.onepeloton.com/sso/login_site',
      'auth-orca.onepeloton.com/sso/login_domain',
      'auth.onepeloton.com/continue',
      'auth.onepeloton.com/authorize/resume',
      'members.onepeloton.com/callback',
    ]);
    expect(visited.at(-1)?.searchParams.get('state')).toBe('my-own-state');
  });

  it('accepts the credentials as a form as well as in JSON', async () => {
    const answer = await postPassword(openBrowser(testSandbox()), {}, 'form');
    expect(await answer.text()).toContain('hiddenform');
  });

  it.each(['auth.onepeloton.com', 'auth-orca.onepeloton.com'])(
    'stops at the next hop of %s when its cookies are gone',
    async (host) => {
      const browser = openBrowser(testSandbox());
      const form = await (await postPassword(browser)).text();
      const visited = await followHops(browser, form, (address) => {
        if (new URL(address).host === host) browser.forgetCookies(host);
      });
      expect(visited.at(-1)).not.toContain('members.onepeloton.com/callback');
    },
  );

  it('refuses the caller’s own state with 403', async () => {
    const answer = await postPassword(openBrowser(testSandbox()), { state: 'my-own-state' });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ name: 'AnomalyDetected', description: 'Invalid state' });
  });

  it('refuses a wrong password with 401', async () => {
    const answer = await postPassword(openBrowser(testSandbox()), { password: 'wrong' });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ code: 'invalid_user_password' });
  });

  it('asks the two-factor account for a code instead of going on', async () => {
    const answer = await postPassword(openBrowser(testSandbox()), { username: 'two_factor_rider' });
    expect(answer.status).toBe(200);
    const page = await answer.text();
    expect(page).toContain('Verify Your Identity');
    expect(page).not.toContain('hiddenform');
  });
});

describe('tokens', () => {
  it('come for a code and its verifier, once', async () => {
    const browser = openBrowser(testSandbox());
    const code = await codeOf(browser);
    const first = await exchange(browser, codeGrant(code));
    expect(first.status).toBe(200);
    expect(await first.json()).toMatchObject({ expires_in: 172_800, token_type: 'Bearer' });
    expect((await exchange(browser, codeGrant(code))).status).toBe(403);
  });

  it('do not come for a verifier that does not fit the challenge', async () => {
    const browser = openBrowser(testSandbox());
    const answer = await exchange(browser, codeGrant(await codeOf(browser), 'another-verifier'));
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ error: 'invalid_grant' });
  });

  it('rotate, and a refresh token seen twice ends its family', async () => {
    const sandbox = testSandbox();
    const browser = openBrowser(sandbox);
    const refresh = (token: string) =>
      exchange(browser, { grant_type: 'refresh_token', refresh_token: token });
    const second = (await (await refresh(sandbox.refreshToken)).json()) as { refresh_token: string };
    expect(second.refresh_token).not.toBe(sandbox.refreshToken);
    const reused = await refresh(sandbox.refreshToken);
    expect(reused.status).toBe(403);
    expect(await reused.json()).toEqual({
      error: 'invalid_grant',
      error_description: 'Unknown or invalid refresh token.',
    });
    expect((await refresh(second.refresh_token)).status).toBe(403);
  });

  it('open the API for 48 hours and not a second longer', async () => {
    let now = testToday;
    const sandbox = testSandbox({ clock: () => now });
    const browser = openBrowser(sandbox);
    const set = (await (
      await exchange(browser, { grant_type: 'refresh_token', refresh_token: sandbox.refreshToken })
    ).json()) as { access_token: string };
    const me = () =>
      browser.send('https://api.onepeloton.com/api/me', {
        headers: { authorization: `Bearer ${set.access_token}` },
      });
    now += 172_799_000;
    expect((await me()).status).toBe(200);
    now += 1000;
    const late = await me();
    expect(late.status).toBe(401);
    expect(await late.json()).toEqual({
      status: 401,
      error_code: 3020,
      subcode: null,
      message: 'Not logged in',
      details: null,
    });
  });

  it('are not given for a password to the web client', async () => {
    const answer = await exchange(openBrowser(testSandbox()), { grant_type: 'password', username: 'x' });
    expect(await answer.json()).toMatchObject({ error: 'unauthorized_client' });
  });
});

describe('the cookie login of old', () => {
  const login = (sandbox: ReturnType<typeof testSandbox>) => {
    const browser = openBrowser(sandbox);
    return {
      browser,
      answer: browser.send('https://api.onepeloton.com/auth/login', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username_or_email: 'anyone', password: 'anything' }),
      }),
    };
  };

  it('is closed', async () => {
    const answer = await login(testSandbox()).answer;
    expect(answer.status).toBe(403);
    expect(await answer.json()).toEqual({
      status: 403,
      message: 'Access forbidden. Endpoint no longer accepting requests.',
    });
  });

  it('lets anyone in where it is spoken', async () => {
    const { browser, answer } = login(testSandbox({ legacyLogin: true }));
    expect((await answer).status).toBe(200);
    expect((await browser.send('https://api.onepeloton.com/api/me')).status).toBe(200);
  });

  it('comes with the password grant', async () => {
    const grant = { grant_type: 'password', username: 'anyone', password: 'anything' };
    const answer = await exchange(openBrowser(testSandbox({ legacyLogin: true })), grant);
    expect(await answer.json()).toMatchObject({ token_type: 'Bearer' });
  });
});
