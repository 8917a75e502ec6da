/**
 * Owns sealing: AES-256-GCM under a key that is not in the database. Sealed bytes are
 * `version (1) | key id (8) | nonce (12) | tag (16) | ciphertext`; what they belong to is authenticated with them, so a
 * row moved to another account or kind does not open.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { KeyError } from '../errors.ts';

export const keyBytes = 32;

const version = 1;
const keyIdBytes = 8;
const nonceBytes = 12;
const tagBytes = 16;
const headBytes = 1 + keyIdBytes + nonceBytes + tagBytes;

/** What a sealed secret is for; it opens for nothing else. */
export interface SecretPurpose {
  readonly account: string;
  readonly kind: string;
}

export function sealText(key: Uint8Array, purpose: SecretPurpose, text: string): Uint8Array {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(purposeBytes(purpose));
  const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(version), keyId(key), nonce, cipher.getAuthTag(), ciphertext]);
}

/**
 * @param keys any of them may be the one it was sealed with
 * @throws KeyError when none is, or the sealed bytes were changed
 */
export function openSealed(keys: readonly Uint8Array[], purpose: SecretPurpose, sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed);
  if (bytes.length < headBytes || bytes[0] !== version) throw damaged();
  const key = keys.find((candidate) => bytes.subarray(1, 1 + keyIdBytes).equals(keyId(candidate)));
  if (key === undefined) {
    throw new KeyError(
      'The stored session was sealed with another key. Bring that key back, or run "ridebook login" again; the workouts are not affected.',
    );
  }
  const nonceEnd = 1 + keyIdBytes + nonceBytes;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1 + keyIdBytes, nonceEnd))
    .setAAD(purposeBytes(purpose))
    .setAuthTag(bytes.subarray(nonceEnd, headBytes));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(headBytes)), decipher.final()]).toString('utf8');
  } catch {
    throw damaged();
  }
}

const damaged = (): KeyError =>
  new KeyError('The stored session is damaged. Run "ridebook login" again; the workouts are not affected.');

/** Tells keys apart without telling the key. */
const keyId = (key: Uint8Array): Buffer =>
  createHash('sha256').update('ridebook key id').update(key).digest().subarray(0, keyIdBytes);

const purposeBytes = ({ account, kind }: SecretPurpose): Buffer =>
  Buffer.from(`${account}|${kind}|v${version}`);
