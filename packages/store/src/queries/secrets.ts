/** Owns sealed secrets: what is inside is none of the store's business. */
import type { SealedSecret } from '../port.ts';
import type { Handle } from './database.ts';

export async function putSecret(handle: Handle, { account, kind, sealed }: SealedSecret): Promise<void> {
  await handle
    .insertInto('secret')
    .values({ account, kind, sealed })
    .onConflict((conflict) => conflict.columns(['account', 'kind']).doUpdateSet({ sealed }))
    .execute();
}

export async function maybeSecret(
  handle: Handle,
  account: string,
  kind: string,
): Promise<SealedSecret | null> {
  const row = await handle
    .selectFrom('secret')
    .select('sealed')
    .where('account', '=', account)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return row === undefined ? null : { account, kind, sealed: row.sealed };
}

export async function deleteSecrets(handle: Handle, account: string): Promise<void> {
  await handle.deleteFrom('secret').where('account', '=', account).execute();
}
