/** Owns the addresses and public constants of Peloton's API, as its own web application sends them. */

export interface PelotonHosts {
  /** `https://api.onepeloton.com` unless configured; no trailing slash. */
  readonly apiUrl: string;
  /** `https://auth.onepeloton.com` unless configured; no trailing slash. */
  readonly authUrl: string;
}

export const pelotonHosts: PelotonHosts = {
  apiUrl: 'https://api.onepeloton.com',
  authUrl: 'https://auth.onepeloton.com',
};

/** The registration of Peloton's web application at its identity provider. A public client: there is no secret. */
export const webApplication = {
  clientId: 'WVoJxVDdPoFx4RNewvvg6ch2mZ7bwnsM',
  audience: 'https://api.onepeloton.com/',
  scope: 'offline_access openid peloton-api.members:default',
  redirectUri: 'https://members.onepeloton.com/callback',
  tenant: 'peloton-prod',
  connection: 'pelo-user-password',
  /** What the sign-in page's own script says it is: `{"name":"auth0.js-ulp","version":"9.14.3"}` in base64. */
  auth0Client: 'eyJuYW1lIjoiYXV0aDAuanMtdWxwIiwidmVyc2lvbiI6IjkuMTQuMyJ9',
} as const;

/** Sign-in pages refuse a client that does not look like a browser. */
export const browserUserAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36';
