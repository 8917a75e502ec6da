/** Owns the calls about who may come in: the password, this browser's session, the tokens of programs. */
import type {
  AccessAnswer,
  ApiToken,
  ApiTokensAnswer,
  ApiTokenScope,
  CreatedApiToken,
  CreatedInvitation,
  HouseholdAnswer,
  InvitationLook,
  PasswordBody,
} from '@ridebook/domain';
import { createCalls, type Answer, type RestEffects } from './rest-call.ts';

/** What one can be invited as: with a book of one's own, or to look on. */
export type InvitedRole = CreatedInvitation['role'];

export interface AccessClient {
  readAccess(): Promise<Answer<AccessAnswer>>;
  /** @param name where several people use this Ridebook */
  signIn(password: string, name: string | null): Promise<Answer<null>>;
  signOut(): Promise<Answer<null>>;
  changePassword(body: PasswordBody): Promise<Answer<null>>;
  readTokens(): Promise<Answer<readonly ApiToken[]>>;
  createToken(name: string, scope: ApiTokenScope): Promise<Answer<CreatedApiToken>>;
  revokeToken(id: string): Promise<Answer<null>>;
  readHousehold(): Promise<Answer<HouseholdAnswer>>;
  /** What the household calls whoever asks. The first name begins it. */
  nameMyself(name: string): Promise<Answer<null>>;
  /** Only this answer has the invitation's address. */
  invite(name: string, role: InvitedRole): Promise<Answer<CreatedInvitation>>;
  changeRole(id: string, role: InvitedRole): Promise<Answer<null>>;
  /** Shows these pages to the household, and no other. */
  showPages(pages: readonly string[]): Promise<Answer<null>>;
  withdrawInvitation(id: string): Promise<Answer<null>>;
  /** Deletes everything of theirs, when the confirmation is their name. */
  removeMember(id: string, confirmation: string): Promise<Answer<null>>;
  leaveHousehold(confirmation: string): Promise<Answer<null>>;
  lookAtInvitation(token: string): Promise<Answer<InvitationLook>>;
  acceptInvitation(token: string, name: string, password: string): Promise<Answer<null>>;
}

export function createAccessClient(effects: RestEffects): AccessClient {
  const { ask, change } = createCalls(effects);
  return {
    readAccess: () => ask<AccessAnswer>('GET', '/access'),
    signIn: (password, name) =>
      change('POST', '/access/session', { password, ...(name === null ? {} : { name }) }),
    signOut: () => change('DELETE', '/access/session'),
    changePassword: (body) => change('PUT', '/access/password', body),
    readTokens: async () => {
      const answer = await ask<ApiTokensAnswer>('GET', '/access/tokens');
      return answer.ok ? { ok: true, value: answer.value.tokens } : answer;
    },
    createToken: (name, scope) => ask<CreatedApiToken>('POST', '/access/tokens', { name, scope }),
    revokeToken: (id) => change('DELETE', `/access/tokens/${encodeURIComponent(id)}`),
    readHousehold: () => ask<HouseholdAnswer>('GET', '/household'),
    nameMyself: (name) => change('PUT', '/household/me', { name }),
    invite: (name, role) => ask<CreatedInvitation>('POST', '/household/invitations', { name, role }),
    changeRole: (id, role) => change('PUT', `/household/members/${encodeURIComponent(id)}`, { role }),
    showPages: (pages) => change('PUT', '/household/me/pages', { pages }),
    withdrawInvitation: (id) => change('DELETE', `/household/invitations/${encodeURIComponent(id)}`),
    removeMember: (id, confirmation) =>
      change('DELETE', `/household/members/${encodeURIComponent(id)}`, { confirmation }),
    leaveHousehold: (confirmation) => change('DELETE', '/household/me', { confirmation }),
    lookAtInvitation: (token) => ask<InvitationLook>('POST', '/invitation', { token }),
    acceptInvitation: (token, name, password) =>
      change('POST', '/invitation/accept', { token, name, password }),
  };
}
