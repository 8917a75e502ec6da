/** Owns what a person has chosen: for the sheet, where everybody who works in it shares it, and for themselves, such as tokens. */
import { maybeDocId, codaApiUrl, type CodaAccess, type UnitSystem } from '@ridebook/coda';
import { pelotonHosts, type PelotonHosts } from '@ridebook/peloton';
import type { Services } from './services.ts';

export interface Settings {
  readonly units: UnitSystem;
  /** Names of disciplines, or `outdoor`; `null` for all. */
  readonly types: readonly string[] | null;
  /** Instructors and the riders who are followed are read, too. */
  readonly hasPeople: boolean;
}

type Properties = Pick<Services, 'propertiesService'>;

export function readSettings({ propertiesService }: Properties): Settings {
  const properties = propertiesService.getDocumentProperties();
  const types = properties.getProperty('types') ?? '';
  return {
    units: properties.getProperty('units') === 'metric' ? 'metric' : 'imperial',
    types: types === '' ? null : types.split(','),
    hasPeople: properties.getProperty('people') !== 'leave',
  };
}

export function writeSettings(
  { propertiesService }: Properties,
  { units, types, hasPeople }: Settings,
): void {
  propertiesService.getDocumentProperties().setProperties({
    units,
    types: (types ?? []).join(','),
    people: hasPeople ? 'read' : 'leave',
  });
}

/** The doc that is filled beside the sheet, and the token for it; `null` where there is none. */
export function maybeCodaAccess({ propertiesService }: Properties): CodaAccess | null {
  const own = propertiesService.getUserProperties();
  const token = own.getProperty('coda-token');
  const docId = own.getProperty('coda-doc');
  if (token === null || docId === null) return null;
  const configured = propertiesService.getScriptProperties().getProperty('CODA_API_URL');
  return { apiUrl: configured ?? codaApiUrl, token, docId };
}

/**
 * Keeps the doc by its address, and a new token; an empty token leaves the one that is kept, an empty address ends it.
 * @throws Error in words for the person
 */
export function writeCodaAccess(
  { propertiesService }: Properties,
  { doc, token }: { readonly doc: string; readonly token: string },
): void {
  const own = propertiesService.getUserProperties();
  if (doc.trim() === '') {
    own.deleteProperty('coda-token');
    own.deleteProperty('coda-doc');
    return;
  }
  const docId = maybeDocId(doc.trim());
  if (docId === null)
    throw new Error(`"${doc}" is not the address of a Coda doc. Copy it from the browser's address line.`);
  if (token.trim() === '' && own.getProperty('coda-token') === null)
    throw new Error('A Coda doc needs an API token: make one at https://coda.io/account.');
  own.setProperty('coda-doc', docId);
  if (token.trim() !== '') own.setProperty('coda-token', token.trim());
}

/** Peloton's own addresses, unless the script's properties name others. */
export function readHosts({ propertiesService }: Properties): PelotonHosts {
  const properties = propertiesService.getScriptProperties();
  return {
    apiUrl: properties.getProperty('PELOTON_API_URL') ?? pelotonHosts.apiUrl,
    authUrl: properties.getProperty('PELOTON_AUTH_URL') ?? pelotonHosts.authUrl,
  };
}
