/** Owns handing a rider's imports to another: those of somebody without an account to the account that signed in. */
import type { Engine } from '../engine.ts';
import { advanceDataVersion } from './data-version.ts';
import { batches, type Handle } from './database.ts';
import { forgetRider } from './riders.ts';
import { latestImportNumber } from './save-import.ts';

/** What such a rider has; they have no ledger, no archive and no syncs. */
const movedTables = [
  'workout',
  'csv_import',
  'csv_row',
  'csv_filling',
  'rider_state',
  'rider_value',
  'workout_note',
] as const;

type Row = { readonly rider_id: string } & Readonly<Record<string, unknown>>;
type Bundle = readonly (readonly [table: (typeof movedTables)[number], rows: readonly Row[]])[];

/**
 * Three transactions, since an engine may let one see a single rider's rows only. After an interruption the first rider
 * is still there, and everything is done again onto what is there already.
 */
export async function adoptImports(
  { run, transact }: Pick<Engine, 'run' | 'transact'>,
  fromRiderId: string,
  toRiderId: string,
): Promise<void> {
  const bundle = await run(fromRiderId, (handle) => readBundle(handle, fromRiderId));
  await transact(toRiderId, (handle) => writeBundle(handle, toRiderId, bundle));
  await transact(fromRiderId, (handle) => forgetRider(handle, fromRiderId));
}

async function readBundle(handle: Handle, riderId: string): Promise<Bundle> {
  const bundle: (readonly [Bundle[number][0], readonly Row[]])[] = [];
  for (const table of movedTables) {
    const rows = await handle
      .selectFrom(table as 'workout')
      .selectAll()
      .where('rider_id', '=', riderId)
      .execute();
    bundle.push([table, rows]);
  }
  return bundle;
}

async function writeBundle(handle: Handle, riderId: string, bundle: Bundle): Promise<void> {
  const numbers = await renumber(handle, riderId, bundle);
  for (const [table, rows] of bundle) {
    const renamed = rows.map((row) => ({
      ...row,
      rider_id: riderId,
      ...('import_number' in row ? { import_number: numbers.get(Number(row['import_number'])) } : {}),
    }));
    for (const batch of batches(renamed)) {
      await handle
        .insertInto(table)
        .values(batch)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  }
  await advanceDataVersion(handle, riderId);
}

/** The numbers that the imports get behind those of their new rider; one that is there already keeps the one it has. */
async function renumber(
  handle: Handle,
  riderId: string,
  bundle: Bundle,
): Promise<ReadonlyMap<number, number>> {
  const present = await handle
    .selectFrom('csv_import')
    .select(['import_number', 'sha256', 'imported_at'])
    .where('rider_id', '=', riderId)
    .execute();
  const offset = await latestImportNumber(handle, riderId);
  const imports = bundle.find(([table]) => table === 'csv_import')?.[1] ?? [];
  return new Map(
    imports.map((row) => {
      const number = Number(row['import_number']);
      const same = present.find(
        (other) => other.sha256 === row['sha256'] && other.imported_at === row['imported_at'],
      );
      return [number, same?.import_number ?? number + offset];
    }),
  );
}
