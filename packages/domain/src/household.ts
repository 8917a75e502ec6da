/** Owns the JSON about the household: who belongs to it, who is invited, and which pages each shows to the others. */

/** `owner`: was there first and invites. `rider`: has an account of their own. `viewer`: sees what others show. */
export type HouseholdRole = 'owner' | 'rider' | 'viewer';

export interface HouseholdMember {
  readonly id: string;
  readonly name: string;
  readonly role: HouseholdRole;
  /** The pages they show to the household, by their names in the address; `home` is the first one. */
  readonly sharedPages: readonly string[];
}

export interface OpenInvitation {
  readonly id: string;
  readonly name: string;
  readonly role: 'rider' | 'viewer';
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** `GET /api/v1/household` */
export interface HouseholdAnswer {
  /** Who asks; their name is empty while the owner is alone and nobody had to ask for it. */
  readonly me: HouseholdMember;
  /** Everybody, who asks included; empty while the owner is alone. */
  readonly members: readonly HouseholdMember[];
  /** For the owner alone; for everybody else there are none. */
  readonly invitations: readonly OpenInvitation[];
  /** The pages that can be shown to others. */
  readonly shareablePages: readonly string[];
}

/** `POST /api/v1/household/invitations`: the only time that the token itself is shown. */
export interface CreatedInvitation extends OpenInvitation {
  readonly token: string;
  /** What to open with it, below this server's own address. */
  readonly path: string;
}

/** `POST /api/v1/invitation`: what an invitation says to whom opens it. */
export interface InvitationLook {
  readonly name: string;
  readonly role: 'rider' | 'viewer';
  /** Who invites. */
  readonly ownerName: string;
  readonly expiresAt: string;
}
