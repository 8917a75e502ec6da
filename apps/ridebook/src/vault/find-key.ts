/** Owns where the vault's key comes from: the first place that has one, and a generated file where none has. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Environment } from '../configuration.ts';
import { KeyError, UsageError } from '../errors.ts';
import { keyBytes } from './sealing.ts';

export interface VaultKey {
  readonly key: Uint8Array;
  /** Where it came from, for people: a variable's name or a path. */
  readonly source: string;
}

/**
 * Looks in this order: `RIDEBOOK_KEY_COMMAND`, systemd's `$CREDENTIALS_DIRECTORY/ridebook-key`, `RIDEBOOK_KEY_FILE`,
 * `RIDEBOOK_KEY`, then the generated file in the configuration folder, which is made when it is missing.
 * @throws UsageError when two variables contradict each other
 * @throws KeyError when a place has something that is not a key
 */
export async function findKey(environment: Environment, configFolder: string): Promise<VaultKey> {
  const { RIDEBOOK_KEY_COMMAND: command, RIDEBOOK_KEY_FILE: file, RIDEBOOK_KEY: text } = environment;
  if (file && text) throw new UsageError('RIDEBOOK_KEY and RIDEBOOK_KEY_FILE are both set; unset one.');
  if (command)
    return { key: parseKey(await outputOf(command), 'RIDEBOOK_KEY_COMMAND'), source: 'RIDEBOOK_KEY_COMMAND' };
  const credentials = environment['CREDENTIALS_DIRECTORY'];
  const credential = credentials ? await maybeKeyFile(join(credentials, 'ridebook-key')) : null;
  if (credential !== null) return credential;
  if (file) {
    const found = await maybeKeyFile(file);
    if (found === null) throw new KeyError(`RIDEBOOK_KEY_FILE names ${file}, which does not exist.`);
    return found;
  }
  if (text) return { key: parseKey(text, 'RIDEBOOK_KEY'), source: 'RIDEBOOK_KEY' };
  return generatedKey(configFolder);
}

async function outputOf(command: string): Promise<string> {
  try {
    return (await promisify(execFile)('/bin/sh', ['-c', command], { timeout: 10_000 })).stdout;
  } catch (error) {
    throw new KeyError('RIDEBOOK_KEY_COMMAND failed; run it by hand to see why.', { cause: error });
  }
}

/** 32 bytes in base64, with or without a line end. */
function parseKey(text: string, source: string): Uint8Array {
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length === keyBytes) return key;
  throw new KeyError(
    `${source} does not hold ${keyBytes} bytes in base64. Make a key with: openssl rand -base64 32`,
  );
}

async function maybeKeyFile(path: string): Promise<VaultKey | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new KeyError(`The key in ${path} cannot be read: ${(error as Error).message}.`, { cause: error });
  }
  return { key: parseKey(text, path), source: path };
}

/** Made once, readable by this user only, complete before it has its name: two programs starting at once share one key. */
async function generatedKey(configFolder: string): Promise<VaultKey> {
  const path = join(configFolder, 'key');
  const known = await maybeKeyFile(path);
  if (known !== null) {
    await refuseSharedFile(path);
    return known;
  }
  await mkdir(configFolder, { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, `${randomBytes(keyBytes).toString('base64')}\n`, {
    mode: 0o600,
    flag: 'wx',
    flush: true,
  });
  try {
    await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
  const made = await maybeKeyFile(path);
  if (made === null) throw new KeyError(`The key in ${path} vanished while it was made.`);
  return made;
}

async function refuseSharedFile(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const { mode } = await stat(path);
  if ((mode & 0o077) === 0) return;
  throw new KeyError(`The key in ${path} can be read by others. Run: chmod 600 "${path}"`);
}
