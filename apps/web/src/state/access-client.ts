/** Owns the calls about who may come in: the password, this browser's session, the tokens of programs. */
import type {
  AccessAnswer,
  ApiToken,
  ApiTokensAnswer,
  ApiTokenScope,
  CreatedApiToken,
  PasswordBody,
} from '@ridebook/domain';
import { createCalls, type Answer, type RestEffects } from './rest-call.ts';

export interface AccessClient {
  readAccess(): Promise<Answer<AccessAnswer>>;
  signIn(password: string): Promise<Answer<null>>;
  signOut(): Promise<Answer<null>>;
  changePassword(body: PasswordBody): Promise<Answer<null>>;
  readTokens(): Promise<Answer<readonly ApiToken[]>>;
  createToken(name: string, scope: ApiTokenScope): Promise<Answer<CreatedApiToken>>;
  revokeToken(id: string): Promise<Answer<null>>;
}

export function createAccessClient(effects: RestEffects): AccessClient {
  const { ask, change } = createCalls(effects);
  return {
    readAccess: () => ask<AccessAnswer>('GET', '/access'),
    signIn: (password) => change('POST', '/access/session', { password }),
    signOut: () => change('DELETE', '/access/session'),
    changePassword: (body) => change('PUT', '/access/password', body),
    readTokens: async () => {
      const answer = await ask<ApiTokensAnswer>('GET', '/access/tokens');
      return answer.ok ? { ok: true, value: answer.value.tokens } : answer;
    },
    createToken: (name, scope) => ask<CreatedApiToken>('POST', '/access/tokens', { name, scope }),
    revokeToken: (id) => change('DELETE', `/access/tokens/${encodeURIComponent(id)}`),
  };
}
