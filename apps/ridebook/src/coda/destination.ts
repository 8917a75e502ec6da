/** Owns where rows are pushed: the doc and its token, from the environment or kept sealed, and when that happens. */
import { maybeDocId } from '@ridebook/coda';
import type { CodaDestination, CodaDestinationBody } from '@ridebook/domain';
import type { DocAccess } from './coda-host.ts';
import { UsageError } from '../errors.ts';
import type { InstallationState } from '../engine/installation-state.ts';
import type { SealedText } from '../vault/sealed-text.ts';

export interface CodaDestinationKeeper {
  /** Without the token, which nobody is shown again. */
  read(): Promise<CodaDestination>;
  /**
   * Changes what is named and leaves the rest. Another doc makes the token forgotten: it was given for the first one.
   * @throws UsageError where it makes no sense; nothing is changed then
   */
  change(change: CodaDestinationBody): Promise<CodaDestination>;
  /** Forgets doc and token. */
  clear(): Promise<void>;
  /** @throws UsageError saying what is missing */
  access(): Promise<DocAccess>;
  /** Seals the token under the first of the keys. @returns whether there was one */
  reseal(): Promise<boolean>;
}

export interface CodaDestinationEffects {
  readonly state: InstallationState;
  readonly token: SealedText;
  /** What the environment names; it goes before what is kept. */
  readonly environmentAccess: DocAccess | null;
}

const stateKey = 'coda-destination';

interface Kept {
  readonly docId: string | null;
  readonly isAfterSync: boolean;
  readonly isLegacy: boolean;
}

const nothingKept: Kept = { docId: null, isAfterSync: true, isLegacy: false };

export function createCodaDestinationKeeper({
  state,
  token,
  environmentAccess,
}: CodaDestinationEffects): CodaDestinationKeeper {
  const readKept = async (): Promise<Kept> => {
    const text = await state.read(stateKey);
    return text === null ? nothingKept : { ...nothingKept, ...(JSON.parse(text) as Partial<Kept>) };
  };
  const read = async (): Promise<CodaDestination> => ({
    ...(await readKept()),
    hasToken: await token.exists(),
    environmentDocId: environmentAccess?.docId ?? null,
  });
  return {
    read,
    async change({ token: newToken, docId: givenDoc, ...rest }) {
      const before = await readKept();
      const docId = givenDoc === undefined ? before.docId : parseDoc(givenDoc);
      if (newToken !== undefined && docId === null)
        throw new UsageError('Name the Coda doc together with its token.');
      const isOtherDoc = docId !== before.docId;
      // The token goes first: a kill in between must not leave it beside a doc it was not given for.
      if (isOtherDoc) await token.clear();
      await state.write(stateKey, JSON.stringify({ ...before, ...rest, docId }));
      if (newToken !== undefined) await token.put(newToken);
      return read();
    },
    async clear() {
      await token.clear();
      await state.write(stateKey, null);
    },
    async access() {
      if (environmentAccess !== null) return environmentAccess;
      const { docId } = await readKept();
      const kept = docId === null ? null : await token.maybeText();
      if (docId !== null && kept !== null) return { docId, token: kept };
      throw new UsageError(
        docId === null
          ? 'There is no Coda doc to push to. Set CODA_DOC_ID and CODA_API_TOKEN, or name the doc in the settings of the dashboard.'
          : 'There is no token for the Coda doc. Give one in the settings of the dashboard, or set CODA_DOC_ID and CODA_API_TOKEN.',
      );
    },
    reseal: token.reseal,
  };
}

function parseDoc(text: string): string {
  const docId = maybeDocId(text);
  if (docId !== null) return docId;
  throw new UsageError(
    `"${text.slice(0, 80)}" names no Coda doc. Give the address of the doc as the browser shows it, or its id.`,
  );
}

const longestToken = 200;

/**
 * Reads a change as it came over the wire.
 * @throws UsageError naming what is unknown or of the wrong kind; never the token
 */
export function parseCodaDestination(body: unknown): CodaDestinationBody {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new UsageError('Give an object with what to change of the destination.');
  const { docId, token, isAfterSync, isLegacy, ...unknown } = body as Readonly<Record<string, unknown>>;
  const [unknownName] = Object.keys(unknown);
  if (unknownName !== undefined) throw new UsageError(`A Coda destination has no "${unknownName}".`);
  if (docId !== undefined && typeof docId !== 'string') throw new UsageError('"docId" is a text.');
  if (token !== undefined && (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token.trim())))
    throw new UsageError('"token" is the API token as Coda shows it, without blanks.');
  if (token !== undefined && token.trim().length > longestToken)
    throw new UsageError('"token" is longer than any token of Coda.');
  for (const [name, value] of Object.entries({ isAfterSync, isLegacy }))
    if (value !== undefined && typeof value !== 'boolean')
      throw new UsageError(`"${name}" is true or false.`);
  return {
    ...(docId === undefined ? {} : { docId }),
    ...(token === undefined ? {} : { token: token.trim() }),
    ...(isAfterSync === undefined ? {} : { isAfterSync: isAfterSync === true }),
    ...(isLegacy === undefined ? {} : { isLegacy: isLegacy === true }),
  };
}
