/** Owns where the vault's key comes from: the first place that has one, and a generated file where none has. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Environment } from '../configuration.ts';
import { KeyError, UsageError } from '../errors.ts';
import { keyBytes } from './sealing.ts';

export interface KeyRing {
  /** The first seals; all of them open. More than one only while a new key takes over from an older one. */
  readonly keys: readonly [Uint8Array, ...Uint8Array[]];
  /** Where they came from, for people: a variable's name or a path. */
  readonly source: string;
  /** Ridebook made the place, and may change what is in it. */
  readonly isOurs: boolean;
}

/**
 * Looks in this order: `RIDEBOOK_KEY_COMMAND`, systemd's `$CREDENTIALS_DIRECTORY/ridebook-key`, `RIDEBOOK_KEY_FILE`,
 * `RIDEBOOK_KEY`, then the generated file in the configuration folder, which is made when it is missing.
 * @throws UsageError when two variables contradict each other
 * @throws KeyError when a place has something that is not a key
 */
export async function findKey(environment: Environment, configFolder: string): Promise<KeyRing> {
  return (await maybeFindKey(environment, configFolder)) ?? generatedKey(configFolder);
}

/** The same, `null` where no place has a key: none is made. @throws UsageError @throws KeyError */
export async function maybeFindKey(environment: Environment, configFolder: string): Promise<KeyRing | null> {
  const { RIDEBOOK_KEY_COMMAND: command, RIDEBOOK_KEY_FILE: file, RIDEBOOK_KEY: text } = environment;
  if (file && text) throw new UsageError('RIDEBOOK_KEY and RIDEBOOK_KEY_FILE are both set; unset one.');
  if (command) return parseKeys(await outputOf(command), 'RIDEBOOK_KEY_COMMAND');
  const credentials = environment['CREDENTIALS_DIRECTORY'];
  const credential = credentials ? await maybeKeyFile(join(credentials, 'ridebook-key')) : null;
  if (credential !== null) return credential;
  if (file) {
    const found = await maybeKeyFile(file);
    if (found === null) throw new KeyError(`RIDEBOOK_KEY_FILE names ${file}, which does not exist.`);
    return found;
  }
  if (text) return parseKeys(text, 'RIDEBOOK_KEY');
  const path = generatedKeyFile(configFolder);
  const generated = await maybeKeyFile(path);
  if (generated === null) return null;
  await refuseSharedFile(path);
  return { ...generated, isOurs: true };
}

const generatedKeyFile = (configFolder: string): string => join(configFolder, 'key');

/** Puts other keys into the generated file: it holds the ones before or these, whenever the program is killed. */
export async function replaceGeneratedKeys(configFolder: string, keys: readonly Uint8Array[]): Promise<void> {
  const path = generatedKeyFile(configFolder);
  const draft = await writeDraft(path, keys);
  await rename(draft, path);
}

async function outputOf(command: string): Promise<string> {
  try {
    return (await promisify(execFile)('/bin/sh', ['-c', command], { timeout: 10_000 })).stdout;
  } catch (error) {
    throw new KeyError('RIDEBOOK_KEY_COMMAND failed; run it by hand to see why.', { cause: error });
  }
}

/** Keys of 32 bytes in base64, one a line or with blanks between. */
function parseKeys(text: string, source: string): KeyRing {
  const [first, ...others] = text
    .trim()
    .split(/\s+/)
    .map((word) => parseKey(word, source));
  if (first === undefined) throw noKey(source);
  return { keys: [first, ...others], source, isOurs: false };
}

function parseKey(word: string, source: string): Uint8Array {
  const key = Buffer.from(word, 'base64');
  if (key.length !== keyBytes) throw noKey(source);
  return key;
}

const noKey = (source: string): KeyError =>
  new KeyError(
    `${source} does not hold ${keyBytes} bytes in base64. Make a key with: openssl rand -base64 32`,
  );

async function maybeKeyFile(path: string): Promise<KeyRing | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new KeyError(`The key in ${path} cannot be read: ${(error as Error).message}.`, { cause: error });
  }
  return parseKeys(text, path);
}

/** Made once, readable by this user only, complete before it has its name: two programs starting at once share one key. */
async function generatedKey(configFolder: string): Promise<KeyRing> {
  const path = generatedKeyFile(configFolder);
  await mkdir(configFolder, { recursive: true, mode: 0o700 });
  const draft = await writeDraft(path, [newKey()]);
  try {
    await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
  const made = await maybeKeyFile(path);
  if (made === null) throw new KeyError(`The key in ${path} vanished while it was made.`);
  return { ...made, isOurs: true };
}

export const newKey = (): Uint8Array => randomBytes(keyBytes);

async function writeDraft(path: string, keys: readonly Uint8Array[]): Promise<string> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const lines = keys.map((key) => `${Buffer.from(key).toString('base64')}\n`).join('');
  await writeFile(draft, lines, { mode: 0o600, flag: 'wx', flush: true });
  return draft;
}

async function refuseSharedFile(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const { mode } = await stat(path);
  if ((mode & 0o077) === 0) return;
  throw new KeyError(`The key in ${path} can be read by others. Run: chmod 600 "${path}"`);
}
