/** Owns `/oauth/token`: codes and refresh tokens in, token sets out. */
import { Hono, type Context } from 'hono';
import { readFields } from './login-routes.ts';
import { tenant } from './tenant.ts';
import { codeChallenge, type TokenOffice } from './tokens.ts';
import type { Transactions } from './transactions.ts';

type Fields = Readonly<Record<string, string>>;

const invalidGrant = (context: Context, description: string) =>
  context.json({ error: 'invalid_grant', error_description: description }, 403);

export interface TokenRouteParts {
  /** Whom the password grant of old lets in. */
  readonly userId: string;
  readonly transactions: Transactions;
  readonly office: TokenOffice;
  readonly clock: () => number;
  readonly legacyLogin: boolean;
}

async function exchangeCode(context: Context, fields: Fields, parts: TokenRouteParts): Promise<Response> {
  const issued = parts.transactions.code(fields['code'] ?? '');
  if (issued === undefined || issued.isUsed || issued.expiresAt <= parts.clock()) {
    return invalidGrant(context, 'Invalid authorization code');
  }
  issued.isUsed = true;
  if (fields['redirect_uri'] !== issued.request.redirectUri) {
    return invalidGrant(context, 'The redirect URI is not the one the code was made for');
  }
  if ((await codeChallenge(fields['code_verifier'] ?? '')) !== issued.request.codeChallenge) {
    return invalidGrant(context, 'Failed to verify code verifier');
  }
  return context.json(await parts.office.issue(issued.userId));
}

export function tokenRoutes(parts: TokenRouteParts): Hono {
  const routes = new Hono();
  routes.post('/oauth/token', async (context) => {
    const fields = await readFields(context);
    if (fields === null) return context.json({ error: 'invalid_request' }, 400);
    const clientId = fields['client_id'];
    if (clientId !== tenant.webClientId && clientId !== tenant.iosClientId) {
      return context.json({ error: 'access_denied', error_description: 'Unauthorized' }, 401);
    }
    const grant = fields['grant_type'] ?? '';
    if (grant === 'authorization_code') return exchangeCode(context, fields, parts);
    if (grant === 'refresh_token') {
      const tokens = await parts.office.exchange(fields['refresh_token'] ?? '');
      if (tokens === null) return invalidGrant(context, 'Unknown or invalid refresh token.');
      return context.json(tokens);
    }
    if (grant === 'password' && parts.legacyLogin) {
      return context.json(await parts.office.issue(parts.userId));
    }
    return context.json(
      {
        error: 'unauthorized_client',
        error_description: `Grant type '${grant}' not allowed for the client.`,
        error_uri: 'https://manage.onepeloton.auth0.com/docs/clients/client-grant-types',
      },
      403,
    );
  });
  return routes;
}
