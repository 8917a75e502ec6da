import { describe, expect, it } from 'vitest';
import { maybeHiddenForm, maybeSignInTransaction } from './sign-in-page.ts';

const page = (config: object): string =>
  `<script>window.injectedConfig = window.injectedConfig || "${Buffer.from(JSON.stringify(config)).toString('base64')}";</script>`;

describe('the sign-in page', () => {
  it('tells the transaction it belongs to, wherever its script keeps it', () => {
    const expected = { csrf: 'token', state: 'transaction' };
    expect(maybeSignInTransaction(page({ extraParams: { _csrf: 'token', state: 'transaction' } }))).toEqual(
      expected,
    );
    expect(
      maybeSignInTransaction(page({ internalOptions: { _csrf: 'token', state: 'transaction' } })),
    ).toEqual(expected);
  });

  it('tells text beyond ASCII as it is', () => {
    expect(maybeSignInTransaction(page({ extraParams: { state: 'zürich ✓' } }))?.state).toBe('zürich ✓');
  });

  it.each(['', '<html></html>', 'injectedConfig = "%%%"', 'injectedConfig = "bm90IGpzb24="'])(
    'is not %j',
    (html) => {
      expect(maybeSignInTransaction(html)).toBeNull();
    },
  );
});

describe('the hidden form', () => {
  it('is read with its entities decoded', () => {
    const html = `<form method="post" name="hiddenform" action="https://auth.example.com/login/callback">
      <input type="hidden" name="wa" value="wsignin1.0">
      <input type='hidden' name='wresult' value='abc'>
      <input type="hidden" name="wctx" value="{&#34;strategy&#34;:&quot;auth0&quot;,&#x22;a&#x22;:&amp;}"></form>`;
    expect(maybeHiddenForm(html)).toEqual({
      action: 'https://auth.example.com/login/callback',
      fields: { wa: 'wsignin1.0', wresult: 'abc', wctx: '{"strategy":"auth0","a":&}' },
    });
  });

  it('is missing where another page comes instead, such as one that asks for a code', () => {
    expect(maybeHiddenForm('<form action="/u/mfa-otp-challenge"><input name="code"></form>')).toBeNull();
    expect(maybeHiddenForm('<p>Check your e-mail</p>')).toBeNull();
  });
});
