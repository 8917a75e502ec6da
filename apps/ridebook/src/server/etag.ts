/** Owns the names of what is sent, and whether a client has it already. */
import { createHash } from 'node:crypto';

/** What says the same has the same name. */
export const nameOfContent = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('base64url').slice(0, 22);

/** If-None-Match is a list of tags, weak ones among them, or a star (RFC 9110, section 13.1.2). */
export function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
    .some((tag) => tag === '*' || tag === etag);
}
