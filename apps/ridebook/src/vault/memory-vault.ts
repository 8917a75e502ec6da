/** Owns a session that is tried before it is kept: a sign-in that fails later must not replace the one that worked. */
import type { Session, SessionVault } from '@ridebook/peloton';

export interface MemoryVault extends SessionVault {
  current(): Session;
}

/** @param onRenewed called before a renewed session is used, since its predecessor is void from then on */
export function createMemoryVault(
  session: Session,
  onRenewed: (session: Session) => Promise<void>,
): MemoryVault {
  let current = session;
  return {
    current: () => current,
    load: () => Promise.resolve(current),
    async save(renewed) {
      await onRenewed(renewed);
      current = renewed;
    },
    withRenewalLock: (work) => work(),
  };
}
