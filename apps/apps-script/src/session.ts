/** Owns the session in the user's properties: nobody else who opens the sheet can read it, and one run at a time renews it. */
import type { Rider } from '@ridebook/domain';
import type { Session, SessionVault } from '@ridebook/peloton';
import type { Services } from './services.ts';

/** Somebody else's renewal takes a second or two. */
const longestWaitMs = 30_000;

type Keeping = Pick<Services, 'propertiesService' | 'lockService'>;

export function createSessionVault({ propertiesService, lockService }: Keeping): SessionVault {
  const own = propertiesService.getUserProperties();
  return {
    async load() {
      const kept = own.getProperty('session');
      return kept === null ? null : (JSON.parse(kept) as Session);
    },
    async save(session) {
      own.setProperty('session', JSON.stringify(session));
    },
    async withRenewalLock(work) {
      const lock = lockService.getUserLock();
      lock.waitLock(longestWaitMs);
      try {
        return await work();
      } finally {
        lock.releaseLock();
      }
    },
  };
}

/** Whose session it is. */
export function maybeRider({ propertiesService }: Keeping): Rider | null {
  const kept = propertiesService.getUserProperties().getProperty('rider');
  return kept === null ? null : (JSON.parse(kept) as Rider);
}

export function keepRider({ propertiesService }: Keeping, rider: Rider): void {
  propertiesService.getUserProperties().setProperty('rider', JSON.stringify(rider));
}
