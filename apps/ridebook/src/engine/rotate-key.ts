/** Owns changing the vault's key: at every moment the place of the key opens what is stored. */
import { UsageError } from '../errors.ts';
import { newKey, replaceGeneratedKeys, type KeyRing } from '../vault/find-key.ts';
import type { StoredSessionVault } from '../vault/session-vault.ts';

export interface Rotation {
  /** A session was there, and is sealed under the new key. */
  readonly wasSealed: boolean;
  /** Where the key lies. */
  readonly source: string;
}

/**
 * @param vault must ask for its keys again whenever it seals or opens
 * @throws UsageError where the key's place is the person's own and holds no new key yet
 */
export async function rotateKey(
  ring: KeyRing,
  configFolder: string,
  vault: Pick<StoredSessionVault, 'reseal'>,
): Promise<Rotation> {
  const { source } = ring;
  if (ring.isOurs) {
    const key = newKey();
    // First both, then the new one alone: a kill in between leaves a place that opens either.
    await replaceGeneratedKeys(configFolder, [key, ...ring.keys]);
    const wasSealed = await vault.reseal();
    await replaceGeneratedKeys(configFolder, [key]);
    return { wasSealed, source };
  }
  if (ring.keys.length > 1) return { wasSealed: await vault.reseal(), source };
  throw new UsageError(
    `The key comes from ${source}, which is yours to change. Put a new key (openssl rand -base64 32) on a line before the old one, run "ridebook secrets rotate" again, and then take the old one out.`,
  );
}
