/** Owns passwords: which are refused as too weak, and how one is kept so that whoever reads the database gains little. */
import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import { promisify } from 'node:util';
import { weakPasswords } from './weak-passwords.ts';

/** Below this none is taken (OWASP ASVS 5, 6.2.1); from `goodLength` on nobody is asked for more. */
const leastLength = 8;
export const goodLength = 15;
/** What is longer costs time to hash and protects nobody. */
const mostLength = 256;

/** As strong as OWASP asks of scrypt, with 32 MB at a time instead of 128: a server may run on a small machine. */
const cost = { N: 2 ** 15, r: 8, p: 3 } as const;
const hashBytes = 32;
const saltBytes = 16;

/** Kept as JSON. */
interface KeptPassword {
  readonly N: number;
  readonly r: number;
  readonly p: number;
  readonly salt: string;
  readonly hash: string;
}

/** @returns why it is refused, as a sentence; `null` when it is good enough */
export function maybeWeakness(password: string): string | null {
  const letters = [...password];
  if (letters.length < leastLength) {
    return `A password has at least ${leastLength} characters; ${goodLength} or more are better.`;
  }
  if (letters.length > mostLength) return `A password has at most ${mostLength} characters.`;
  const plain = password.normalize('NFKC').toLowerCase().trim();
  const core = plain.replace(/[^\p{L}]+$/u, '');
  if (weakPasswords.has(plain) || weakPasswords.has(core)) {
    return 'This password is among the first that anybody would try.';
  }
  if (new Set(plain).size < 4 || isSequence(plain))
    return 'This password is a pattern that is quickly tried.';
  return null;
}

/** Whether each character follows the one before it: 12345678, hgfedcba. */
function isSequence(text: string): boolean {
  const steps = [...text].slice(1).map((letter, index) => letter.charCodeAt(0) - text.charCodeAt(index));
  return steps.every((step) => step === 1) || steps.every((step) => step === -1);
}

/** What a guess is held against where there is nobody: it takes as long as any, and nothing hashes to it. */
export const nobodysPassword = JSON.stringify({
  ...cost,
  salt: Buffer.alloc(saltBytes).toString('base64'),
  hash: Buffer.alloc(hashBytes).toString('base64'),
} satisfies KeptPassword);

/** @returns what to keep */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const hash = await derive(password, salt, cost);
  const kept: KeptPassword = { ...cost, salt: salt.toString('base64'), hash: hash.toString('base64') };
  return JSON.stringify(kept);
}

/** Takes the same time whether it is wrong in its first character or its last. */
export async function isPassword(password: string, keptText: string): Promise<boolean> {
  const kept = JSON.parse(keptText) as KeptPassword;
  const hash = await derive(password, Buffer.from(kept.salt, 'base64'), kept);
  return timingSafeEqual(hash, Buffer.from(kept.hash, 'base64'));
}

const deriveBytes = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

const derive = (
  password: string,
  salt: Buffer,
  { N, r, p }: Pick<KeptPassword, 'N' | 'r' | 'p'>,
): Promise<Buffer> =>
  deriveBytes(password.normalize('NFKC'), salt, hashBytes, { N, r, p, maxmem: 256 * N * r });
