/** Owns whose riders are whose: which of a store's riders a member has shown, so that nobody else shows or deletes them. */
import type { Rider } from '@ridebook/domain';
import { ownerId, placeOfMember, type Store } from '@ridebook/store';
import { UsageError } from '../errors.ts';
import { createInstallationState } from './installation-state.ts';

export interface RiderClaims {
  /** @throws UsageError where another member has shown this rider */
  check(rider: Pick<Rider, 'id'>): Promise<void>;
  /** Notes that the member shows this rider. */
  note(riderId: string): Promise<void>;
  /** Every rider the member has shown; for the owner, all that nobody else has. */
  list(): Promise<readonly string[]>;
}

const claimsKey = 'riders';

export function createRiderClaims(store: Store, memberId: string): RiderClaims {
  const state = createInstallationState(store, memberId);
  const readOf = async (id: string): Promise<readonly string[]> => {
    const text = await store.maybeState(placeOfMember(id), claimsKey);
    return text === null ? [] : (JSON.parse(text) as readonly string[]);
  };
  const listOthers = async (): Promise<ReadonlySet<string>> => {
    const others = (await store.listMembers()).filter(({ id }) => id !== memberId);
    return new Set((await Promise.all(others.map(({ id }) => readOf(id)))).flat());
  };
  const list = async (): Promise<readonly string[]> => {
    if (memberId !== ownerId) return readOf(memberId);
    const others = await listOthers();
    return (await store.listRiders()).flatMap(({ id }) => (others.has(id) ? [] : [id]));
  };
  return {
    list,
    async check({ id }) {
      if ((await list()).includes(id)) return;
      // Before somebody else came, what is stored was the owner's alone.
      if ((await store.maybeRider(id)) === null) return;
      throw new UsageError(
        'This Peloton account is connected by somebody else of the household. Each member connects their own.',
      );
    },
    async note(riderId) {
      const known = await readOf(memberId);
      if (!known.includes(riderId)) await state.write(claimsKey, JSON.stringify([...known, riderId]));
    },
  };
}
