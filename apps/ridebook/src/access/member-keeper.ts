/** Owns who belongs to the household: the owner alone at first, then whoever took an invitation; and what each shows. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import {
  isoInstant,
  type CreatedInvitation,
  type HouseholdRole,
  type OpenInvitation,
} from '@ridebook/domain';
import { ownerId, type InvitationRecord, type MemberRecord, type Store } from '@ridebook/store';
import { UsageError } from '../errors.ts';
import { hashPassword, maybeWeakness } from './password.ts';
import { isShareable, shareablePages } from './shared-pages.ts';

export interface Member {
  readonly id: string;
  /** Empty while the owner is alone and nobody had to ask for it. */
  readonly name: string;
  readonly role: HouseholdRole;
}

export interface MemberKeeper {
  /** Everybody, in the order they came; nobody while the owner is alone. */
  list(): Promise<readonly Member[]>;
  /** The owner is always there. */
  maybe(id: string): Promise<Member | null>;
  maybeByName(name: string): Promise<Member | null>;
  /** The owner's first name begins the household. @throws UsageError for a name that is taken or says nothing */
  rename(id: string, name: string): Promise<void>;
  /** @throws UsageError where it is the owner's @returns whether there is such a member */
  changeRole(id: string, role: 'rider' | 'viewer'): Promise<boolean>;
  /** @returns the invitation with its token, this once. @throws UsageError before the owner has a name */
  invite(name: string, role: 'rider' | 'viewer'): Promise<CreatedInvitation>;
  listInvitations(): Promise<readonly OpenInvitation[]>;
  /** @returns whether there was one of this id */
  withdraw(invitationId: string): Promise<boolean>;
  /** @throws UsageError saying why it lets nobody in */
  look(token: string): Promise<InvitationRecord>;
  /** @returns the new member's id. @throws UsageError saying why nobody was let in */
  accept(token: string, name: string, password: string): Promise<string>;
  /** Sessions, tokens and shares go along; what is kept of their rides is `forgetMember`'s to delete. */
  remove(id: string): Promise<void>;
  listSharedPages(id: string): Promise<readonly string[]>;
  /** @throws UsageError for a page that cannot be shown to others */
  sharePages(id: string, pages: readonly string[]): Promise<void>;
}

export interface MemberKeeperOptions {
  readonly store: Store;
  readonly nowMs: () => number;
}

const longestName = 40;
const invitationDays = 7;
const dayMs = 24 * 60 * 60 * 1000;
/** How soon a change by another process is noticed here. */
const listAgeMs = 1_000;

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
const ownerAlone: Member = { id: ownerId, name: '', role: 'owner' };
const keyOf = (name: string): string => name.normalize('NFKC').trim().toLowerCase();

const refusals = {
  unknown:
    'There is no such invitation. Ask for a new one: it may have been withdrawn, or the address cut short.',
  used: 'This invitation has been used already. Whoever did signs in with name and password; ask for a new one otherwise.',
  expired: 'This invitation has expired. Ask for a new one.',
  'name-taken': 'Somebody of this household has that name already. Choose another.',
} as const;

export function createMemberKeeper({ store, nowMs }: MemberKeeperOptions): MemberKeeper {
  let read: { readonly atMs: number; readonly members: Promise<readonly MemberRecord[]> } | null = null;
  const iso = (ms: number): string => isoInstant(ms / 1000);
  const list = (): Promise<readonly MemberRecord[]> => {
    const isFresh = read !== null && Math.abs(nowMs() - read.atMs) < listAgeMs;
    if (read === null || !isFresh) read = { atMs: nowMs(), members: store.listMembers() };
    return read.members;
  };
  const changed = <T>(result: T): T => {
    read = null;
    return result;
  };
  const maybe = async (id: string): Promise<Member | null> =>
    (await list()).find((member) => member.id === id) ?? (id === ownerId ? ownerAlone : null);

  return {
    list,
    maybe,
    maybeByName: async (name) => (await list()).find((member) => keyOf(member.name) === keyOf(name)) ?? null,
    async rename(id, text) {
      const name = parseName(text);
      const isFirst = id === ownerId && !(await list()).some((member) => member.id === ownerId);
      const written = isFirst
        ? await store.addMember({ id, name, role: 'owner', password: null, joinedAt: iso(0) })
        : (await store.changeMember(id, { name })) > 0;
      read = null;
      if (!written) throw new UsageError(refusals['name-taken']);
    },
    async changeRole(id, role) {
      if (id === ownerId) throw new UsageError('The owner stays the owner.');
      return changed((await store.changeMember(id, { role })) > 0);
    },
    async invite(text, role) {
      if ((await list()).length === 0)
        throw new UsageError('Say first what the household calls you: it stands in the invitation.');
      const name = parseName(text);
      const token = randomBytes(32).toString('base64url');
      const invitation: InvitationRecord = {
        id: randomUUID(),
        tokenHash: hashOf(token),
        name,
        role,
        createdAt: iso(nowMs()),
        expiresAt: iso(nowMs() + invitationDays * dayMs),
        usedAt: null,
      };
      await store.addInvitation(invitation);
      // Behind the hash it stays in the browser, and out of every server's log.
      return { ...withoutHash(invitation), token, path: `/invitation#${token}` };
    },
    async listInvitations() {
      const now = iso(nowMs());
      return (await store.listInvitations())
        .filter(({ usedAt, expiresAt }) => usedAt === null && expiresAt > now)
        .map(withoutHash);
    },
    withdraw: async (id) => (await store.deleteInvitation(id)) > 0,
    async look(token) {
      const invitation = await store.maybeInvitation(hashOf(token));
      if (invitation === null) throw new UsageError(refusals.unknown);
      if (invitation.usedAt !== null) throw new UsageError(refusals.used);
      if (invitation.expiresAt <= iso(nowMs())) throw new UsageError(refusals.expired);
      return invitation;
    },
    async accept(token, text, password) {
      const name = parseName(text);
      const weakness = maybeWeakness(password);
      if (weakness !== null) throw new UsageError(weakness);
      const known = await store.maybeInvitation(hashOf(token));
      if (known === null) throw new UsageError(refusals.unknown);
      const member: MemberRecord = {
        id: randomUUID(),
        name,
        role: known.role,
        password: await hashPassword(password),
        joinedAt: iso(nowMs()),
      };
      const answer = changed(await store.acceptInvitation(known.tokenHash, member));
      if (answer !== 'accepted') throw new UsageError(refusals[answer]);
      return member.id;
    },
    async remove(id) {
      await store.removeMember(id);
      read = null;
    },
    listSharedPages: (id) => store.listSharedPages(id),
    async sharePages(id, pages) {
      const unknown = pages.find((page) => !isShareable(page));
      if (unknown !== undefined)
        throw new UsageError(
          `"${unknown}" is no page that can be shown to others. There are: ${shareablePages.join(', ')}.`,
        );
      await store.replaceSharedPages(id, pages);
    },
  };
}

function parseName(text: string): string {
  const name = text.normalize('NFKC').trim().replaceAll(/\s+/g, ' ');
  if (name !== '' && [...name].length <= longestName) return name;
  throw new UsageError(`A name has 1 to ${longestName} characters.`);
}

const withoutHash = ({ id, name, role, createdAt, expiresAt }: InvitationRecord): OpenInvitation => ({
  id,
  name,
  role,
  createdAt,
  expiresAt,
});
