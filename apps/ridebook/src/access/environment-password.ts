/** Owns the password that the environment brings, as a container's settings do: taken over when the server starts. */
import type { Environment } from '../configuration.ts';
import type { Book } from '../engine/book.ts';
import { UsageError } from '../errors.ts';
import { createAccessKeeper } from './access-keeper.ts';

/** @throws UsageError for a weak one */
export async function takePasswordOfEnvironment(
  { store, clock }: Pick<Book, 'store' | 'clock'>,
  environment: Environment,
): Promise<void> {
  const password = environment['RIDEBOOK_PASSWORD'];
  if (password === undefined || password === '') return;
  const access = createAccessKeeper({ store, nowMs: clock.nowMs });
  // The same as before: sessions go on.
  if ((await access.guess(password, 'environment')).kind === 'right') return;
  await access.setPassword(password).catch((error: unknown) => {
    throw error instanceof UsageError ? new UsageError(`RIDEBOOK_PASSWORD: ${error.message}`) : error;
  });
}
