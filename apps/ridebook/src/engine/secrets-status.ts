/** Owns what may be told of the secrets: where the key is and whether it opens, never what it opens. */
import { readConfiguration, type Environment } from '../configuration.ts';
import { KeyError } from '../errors.ts';
import { maybeFindKey } from '../vault/find-key.ts';
import type { Book } from './book.ts';

export interface SecretsStatus {
  /** A variable's name or a path; `null` where there is no key yet. */
  readonly keySource: string | null;
  readonly session: 'none' | 'opens' | 'does-not-open';
}

/** @throws KeyError when a place has something that is not a key @throws UsageError when two contradict each other */
export async function readSecretsStatus(book: Book, environment: Environment): Promise<SecretsStatus> {
  const { configFolder } = readConfiguration(environment);
  const keySource = (await maybeFindKey(environment, configFolder))?.source ?? null;
  if (!(await book.vault.exists())) return { keySource, session: 'none' };
  try {
    await book.vault.load();
    return { keySource, session: 'opens' };
  } catch (error) {
    if (!(error instanceof KeyError)) throw error;
    return { keySource, session: 'does-not-open' };
  }
}
