import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findKey } from './find-key.ts';
import { keyBytes, openSealed, sealText } from './sealing.ts';

const key = randomBytes(keyBytes);
const purpose = { account: 'rider', kind: 'session' };

describe('a sealed secret', () => {
  it('opens for its own purpose under its own key', () => {
    expect(openSealed([key], purpose, sealText(key, purpose, 'übergeheim'))).toBe('übergeheim');
  });

  it('does not open under another key, nor for another account or kind', () => {
    const sealed = sealText(key, purpose, 'secret');
    expect(() => openSealed([randomBytes(keyBytes)], purpose, sealed)).toThrow(/another key/);
    expect(() => openSealed([key], { ...purpose, account: 'other' }, sealed)).toThrow(/damaged/);
    expect(() => openSealed([key], { ...purpose, kind: 'other' }, sealed)).toThrow(/damaged/);
  });

  it('opens under any of several keys, and fails closed under a thousand wrong ones', () => {
    const sealed = sealText(key, purpose, 'secret');
    expect(openSealed([randomBytes(keyBytes), key], purpose, sealed)).toBe('secret');
    for (let count = 0; count < 1_000; count += 1) {
      expect(() => openSealed([randomBytes(keyBytes)], purpose, sealed)).toThrow(/another key/);
    }
  });

  it('does not open in the place of another one, a thousand times', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (account, kind, other) => {
        const here = { account, kind };
        const there = { account: `${account}${other}x`, kind };
        expect(() => openSealed([key], there, sealText(key, here, 'secret'))).toThrow(/login/);
        expect(() =>
          openSealed([key], { account, kind: `${kind}${other}x` }, sealText(key, here, 's')),
        ).toThrow(/login/);
      }),
      { numRuns: 500 },
    );
  });

  it('does not open with any bit flipped or any end cut off', () => {
    const sealed = sealText(key, purpose, 'secret');
    fc.assert(
      fc.property(fc.nat(sealed.length * 8 - 1), (bit) => {
        const flipped = Uint8Array.from(sealed);
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(() => openSealed([key], purpose, flipped)).toThrow(/login/);
      }),
      { numRuns: 1_000 },
    );
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => openSealed([key], purpose, sealed.subarray(0, length))).toThrow(/login/);
    }
  });

  it('never looks the same twice and never shows what is inside', () => {
    const seals = new Set(
      Array.from({ length: 1_000 }, () => Buffer.from(sealText(key, purpose, 'secret')).toString('hex')),
    );
    expect(seals.size).toBe(1_000);
    expect([...seals].some((hex) => hex.includes(Buffer.from('secret').toString('hex')))).toBe(false);
  });
});

describe('the key', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'ridebook-key-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const encoded = key.toString('base64');
  const write = (name: string, text: string): string => {
    const file = path.join(folder, name);
    writeFileSync(file, text, { mode: 0o600 });
    return file;
  };

  it('is made where there is none, for this user only, and found again', async () => {
    const config = path.join(folder, 'new', 'config');
    const [first, second] = await Promise.all([findKey({}, config), findKey({}, config)]);
    expect(first.keys).toEqual(second.keys);
    expect(await findKey({}, config)).toEqual(first);
    if (process.platform !== 'win32') expect(statSync(path.join(config, 'key')).mode & 0o777).toBe(0o600);
    expect(readFileSync(path.join(config, 'key'), 'utf8')).toMatch(/^[A-Za-z0-9+/=]{44}\n$/);
  });

  it('is taken from the first place that has one', async () => {
    const credentials = { CREDENTIALS_DIRECTORY: path.dirname(write('ridebook-key', encoded)) };
    const file = { RIDEBOOK_KEY_FILE: write('file', `${encoded}\n`) };
    const source = async (environment: Record<string, string>) => (await findKey(environment, folder)).source;
    expect(await source({ RIDEBOOK_KEY: encoded })).toBe('RIDEBOOK_KEY');
    expect(await source(file)).toBe(file.RIDEBOOK_KEY_FILE);
    expect(await source({ ...credentials, ...file })).toBe(path.join(folder, 'ridebook-key'));
    expect(await source({ ...credentials, RIDEBOOK_KEY_COMMAND: `echo ${encoded}` })).toBe(
      'RIDEBOOK_KEY_COMMAND',
    );
    expect(existsSync(path.join(folder, 'key'))).toBe(false);
  });

  it('is refused where two places contradict each other, or where it is no key', async () => {
    await expect(findKey({ RIDEBOOK_KEY: encoded, RIDEBOOK_KEY_FILE: 'x' }, folder)).rejects.toThrow(
      /both set/,
    );
    await expect(findKey({ RIDEBOOK_KEY: 'c2hvcnQ=' }, folder)).rejects.toThrow(/32 bytes/);
    await expect(findKey({ RIDEBOOK_KEY_FILE: path.join(folder, 'none') }, folder)).rejects.toThrow(
      /does not exist/,
    );
    await expect(findKey({ RIDEBOOK_KEY_COMMAND: 'exit 1' }, folder)).rejects.toThrow(/failed/);
  });

  it.runIf(process.platform !== 'win32')('is refused when others can read it', async () => {
    chmodSync(write('key', encoded), 0o644);
    await expect(findKey({}, folder)).rejects.toThrow(/chmod 600/);
  });
});
