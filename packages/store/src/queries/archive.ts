/** Owns the archive of raw documents: every different body once, and a head that names the newest. */
import type { RawDocument, RawKind } from '../port.ts';
import { decodeBody, encodeBody, sha256 } from '../body.ts';
import { DamagedError } from '../errors.ts';
import { countRows, type Handle } from './database.ts';

/** @returns rows written: 0 when the newest version of each document is the same already */
export async function writeDocuments(
  handle: Handle,
  riderId: string,
  documents: readonly RawDocument[],
): Promise<number> {
  let writes = 0;
  for (const document of documents) writes += await writeDocument(handle, riderId, document);
  return writes;
}

async function writeDocument(handle: Handle, riderId: string, document: RawDocument): Promise<number> {
  const bytes = Buffer.from(document.text, 'utf8');
  const version = {
    rider_id: riderId,
    kind: document.kind,
    upstream_id: document.id,
    sha256: sha256(bytes),
  };
  const head = await handle
    .selectFrom('raw_head')
    .select('sha256')
    .where('rider_id', '=', riderId)
    .where('kind', '=', document.kind)
    .where('upstream_id', '=', document.id)
    .executeTakeFirst();
  if (head?.sha256 === version.sha256 && !document.isRepair) return 0;

  const body = encodeBody(bytes);
  const inserted = await handle
    .insertInto('raw_document')
    .values({ ...version, fetched_at: document.fetchedAt, ...body })
    .onConflict((conflict) => {
      const known = conflict.columns(['rider_id', 'kind', 'upstream_id', 'sha256']);
      return document.isRepair ? known.doUpdateSet(body) : known.doNothing();
    })
    .execute();
  const headed = await handle
    .insertInto('raw_head')
    .values(version)
    .onConflict((conflict) =>
      conflict.columns(['rider_id', 'kind', 'upstream_id']).doUpdateSet({ sha256: version.sha256 }),
    )
    .execute();
  const replaced =
    head === undefined || head.sha256 === version.sha256 || !document.replacesNewest
      ? 0
      : await deleteVersion(handle, { ...version, ...head });
  return countRows(inserted) + countRows(headed) + replaced;
}

async function deleteVersion(
  handle: Handle,
  version: {
    readonly rider_id: string;
    readonly kind: string;
    readonly upstream_id: string;
    readonly sha256: string;
  },
): Promise<number> {
  const deleted = await handle
    .deleteFrom('raw_document')
    .where('rider_id', '=', version.rider_id)
    .where('kind', '=', version.kind)
    .where('upstream_id', '=', version.upstream_id)
    .where('sha256', '=', version.sha256)
    .execute();
  return countRows(deleted);
}

/** @throws DamagedError when the stored body is not what was stored */
export async function maybeDocument(
  handle: Handle,
  riderId: string,
  kind: RawKind,
  id: string,
): Promise<RawDocument | null> {
  const row = await handle
    .selectFrom('raw_head')
    .innerJoin('raw_document', (join) =>
      join
        .onRef('raw_document.rider_id', '=', 'raw_head.rider_id')
        .onRef('raw_document.kind', '=', 'raw_head.kind')
        .onRef('raw_document.upstream_id', '=', 'raw_head.upstream_id')
        .onRef('raw_document.sha256', '=', 'raw_head.sha256'),
    )
    .select(versionColumns)
    .where('raw_head.rider_id', '=', riderId)
    .where('raw_head.kind', '=', kind)
    .where('raw_head.upstream_id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : openVersion(row, kind, id);
}

/** @throws DamagedError when a stored body is not what was stored */
export async function listDocumentVersions(
  handle: Handle,
  riderId: string,
  kind: RawKind,
  id: string,
): Promise<readonly RawDocument[]> {
  const rows = await handle
    .selectFrom('raw_document')
    .leftJoin('raw_head', (join) =>
      join
        .onRef('raw_head.rider_id', '=', 'raw_document.rider_id')
        .onRef('raw_head.kind', '=', 'raw_document.kind')
        .onRef('raw_head.upstream_id', '=', 'raw_document.upstream_id')
        .onRef('raw_head.sha256', '=', 'raw_document.sha256'),
    )
    .select([...versionColumns, 'raw_head.sha256 as head'])
    .where('raw_document.rider_id', '=', riderId)
    .where('raw_document.kind', '=', kind)
    .where('raw_document.upstream_id', '=', id)
    .orderBy('raw_document.fetched_at')
    .orderBy('raw_document.sha256')
    .execute();
  // A body that came again is the newest, whenever it came first.
  const [older, newest] = [
    rows.filter(({ head }) => head === null),
    rows.filter(({ head }) => head !== null),
  ];
  return [...older, ...newest].map((row) => openVersion(row, kind, id));
}

const versionColumns = [
  'raw_document.sha256',
  'raw_document.fetched_at',
  'raw_document.encoding',
  'raw_document.byte_length',
  'raw_document.body',
] as const;

function openVersion(
  row: Parameters<typeof decodeBody>[0] & { readonly sha256: string; readonly fetched_at: string },
  kind: RawKind,
  id: string,
): RawDocument {
  const bytes = openBody(row, `The archived ${kind} ${id}`);
  if (sha256(bytes) !== row.sha256) throw damaged(`The archived ${kind} ${id}`);
  return { kind, id, text: Buffer.from(bytes).toString('utf8'), fetchedAt: row.fetched_at };
}

export async function listDocumentIds(
  handle: Handle,
  riderId: string,
  kind: RawKind,
): Promise<readonly string[]> {
  const rows = await handle
    .selectFrom('raw_head')
    .select('upstream_id')
    .where('rider_id', '=', riderId)
    .where('kind', '=', kind)
    .orderBy('upstream_id')
    .execute();
  return rows.map((row) => row.upstream_id);
}

/** @throws DamagedError naming `what` when the body cannot be decompressed */
export function openBody(row: Parameters<typeof decodeBody>[0], what: string): Uint8Array {
  try {
    return decodeBody(row);
  } catch (error) {
    throw damaged(what, error);
  }
}

function damaged(what: string, cause?: unknown): DamagedError {
  return new DamagedError(
    `${what} is damaged in the database. Restore a backup with "ridebook restore", or fetch it again with "ridebook sync --full".`,
    { cause },
  );
}
