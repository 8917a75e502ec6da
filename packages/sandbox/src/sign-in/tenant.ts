/** Owns the constants of Peloton's Auth0 tenant, as several independent clients observed them. */

export const tenant = {
  name: 'peloton-prod',
  connection: 'pelo-user-password',
  webClientId: 'WVoJxVDdPoFx4RNewvvg6ch2mZ7bwnsM',
  iosClientId: 'mgsmWCD0A8Qn6uz6mmqI6qeBNHH9IPwS',
  audience: 'https://api.onepeloton.com/',
  scope: 'offline_access openid peloton-api.members:default',
  redirectUri: 'https://members.onepeloton.com/callback',
  userIdClaim: 'http://onepeloton.com/user_id',
} as const;

export const accessTokenSeconds = 172_800;
export const idTokenSeconds = 36_000;
/** Auth0's authorization codes live briefly; ten minutes is its documented default at most. */
export const codeSeconds = 600;
