/** Owns what a store keeps of who may come in: members of the household, invitations, sessions of browsers, tokens of programs. */

/** `owner`: was there first and invites. `rider`: has an account of their own. `viewer`: sees what others show. */
export type MemberRole = 'owner' | 'rider' | 'viewer';

export interface MemberRecord {
  readonly id: string;
  readonly name: string;
  readonly role: MemberRole;
  /** A hash; `null` for the owner, whose password is the installation's. */
  readonly password: string | null;
  readonly joinedAt: string;
}

/** A way into the household that works once. */
export interface InvitationRecord {
  readonly id: string;
  readonly tokenHash: string;
  /** Whom it is for. */
  readonly name: string;
  readonly role: 'rider' | 'viewer';
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly usedAt: string | null;
}

export type InvitationAnswer = 'accepted' | 'unknown' | 'used' | 'expired' | 'name-taken';

/** What a program shows to be let in, without what it shows: only a hash of that is kept. */
export interface ApiTokenRecord {
  readonly id: string;
  /** What the rider calls it. */
  readonly name: string;
  readonly scope: 'read' | 'write';
  /** Whose workouts it opens. */
  readonly memberId: string;
  readonly tokenHash: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
}

/** A browser that knew the password. */
export interface WebSessionRecord {
  readonly sessionHash: string;
  readonly memberId: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
}

/** The part of a store that opens doors. It belongs to the whole installation. */
export interface DoorStore {
  addApiToken(token: ApiTokenRecord): Promise<void>;
  /** Oldest first. */
  listApiTokens(memberId: string): Promise<readonly ApiTokenRecord[]>;
  maybeApiToken(tokenHash: string): Promise<ApiTokenRecord | null>;
  noteApiTokenUse(id: string, usedAt: string): Promise<void>;
  /** @returns rows deleted: none where the token is somebody else's */
  deleteApiToken(memberId: string, id: string): Promise<number>;

  /** Adds one, or moves when it was last seen. */
  putWebSession(session: WebSessionRecord): Promise<void>;
  maybeWebSession(sessionHash: string): Promise<WebSessionRecord | null>;
  /** @returns rows deleted */
  deleteWebSession(sessionHash: string): Promise<number>;
  /** Ends every session of a member. @returns rows deleted */
  deleteWebSessions(memberId: string): Promise<number>;
  /** Ends those not seen since, and those begun before. @returns rows deleted */
  deleteStaleWebSessions(seenBefore: string, createdBefore: string): Promise<number>;

  /** @returns whether there is nobody of this name yet, capitals aside; only then the member is added */
  addMember(member: MemberRecord): Promise<boolean>;
  /** In the order in which they came. */
  listMembers(): Promise<readonly MemberRecord[]>;
  maybeMember(memberId: string): Promise<MemberRecord | null>;
  /** Keeps what is named. @returns rows written: none where there is no such member, or another has the name */
  changeMember(
    memberId: string,
    changes: Partial<Pick<MemberRecord, 'name' | 'role' | 'password'>>,
  ): Promise<number>;
  /** Deletes a member with sessions, tokens and shared pages. What is kept at their place: see `forgetRider`. @returns rows deleted */
  removeMember(memberId: string): Promise<number>;

  addInvitation(invitation: InvitationRecord): Promise<void>;
  /** Oldest first. */
  listInvitations(): Promise<readonly InvitationRecord[]>;
  maybeInvitation(tokenHash: string): Promise<InvitationRecord | null>;
  /** @returns rows deleted */
  deleteInvitation(id: string): Promise<number>;
  /** Adds the member and marks the invitation as used, both or neither. Of two who come at once one is let in. */
  acceptInvitation(tokenHash: string, member: MemberRecord): Promise<InvitationAnswer>;

  /** The pages that a member shows to the household, in the order of their names. */
  listSharedPages(memberId: string): Promise<readonly string[]>;
  replaceSharedPages(memberId: string, pages: readonly string[]): Promise<void>;
}
