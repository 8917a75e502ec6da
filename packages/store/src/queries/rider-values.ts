/** Owns a rider's dated values: what was entered by hand, and what the account said when it changed. */
import type { EnteredValue, KeptValue, RiderValueKind } from '@ridebook/domain';
import { advanceDataVersion } from './data-version.ts';
import { countRows, type Handle } from './database.ts';

/** Oldest first. */
export async function listRiderValues(handle: Handle, riderId: string): Promise<readonly KeptValue[]> {
  const rows = await handle
    .selectFrom('rider_value')
    .select(['kind', 'source', 'valid_from', 'value'])
    .where('rider_id', '=', riderId)
    .orderBy('valid_from')
    .orderBy('kind')
    .orderBy('source')
    .execute();
  return rows.map((row) => ({
    kind: row.kind,
    source: row.source,
    validFrom: row.valid_from,
    value: row.value,
  }));
}

/**
 * Puts what was entered in the place of all that had been entered of this kind. Runs inside a transaction.
 * @returns rows written
 */
export async function replaceEnteredValues(
  handle: Handle,
  riderId: string,
  kind: RiderValueKind,
  values: readonly EnteredValue[],
): Promise<number> {
  const deleted = await handle
    .deleteFrom('rider_value')
    .where('rider_id', '=', riderId)
    .where('kind', '=', kind)
    .where('source', '=', 'by-hand')
    .execute();
  let writes = countRows(deleted);
  for (const { validFrom, value } of values)
    writes += await writeValue(handle, riderId, { kind, source: 'by-hand', validFrom, value });
  return writes === 0 ? 0 : writes + (await advanceDataVersion(handle, riderId));
}

/** Notes what the account says, where it is not what it said last. Runs inside a transaction. @returns rows written */
export async function noteAccountValues(
  handle: Handle,
  riderId: string,
  values: readonly KeptValue[],
): Promise<number> {
  const known = (await listRiderValues(handle, riderId)).filter(({ source }) => source !== 'by-hand');
  let writes = 0;
  for (const value of values) {
    const last = known.findLast(({ kind }) => kind === value.kind);
    if (last?.value === value.value && last.source === value.source) continue;
    writes += await writeValue(handle, riderId, value);
  }
  return writes === 0 ? 0 : writes + (await advanceDataVersion(handle, riderId));
}

async function writeValue(handle: Handle, riderId: string, kept: KeptValue): Promise<number> {
  const { kind, source, validFrom, value } = kept;
  const written = await handle
    .insertInto('rider_value')
    .values({ rider_id: riderId, kind, source, valid_from: validFrom, value })
    .onConflict((conflict) =>
      conflict.columns(['rider_id', 'kind', 'source', 'valid_from']).doUpdateSet({ value }),
    )
    .execute();
  return countRows(written);
}
