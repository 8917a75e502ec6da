/** Owns what the environment says to the function, checked before anything else is done. */
import { codaApiUrl, maybeDocId, type CodaAccess, type UnitSystem } from '@ridebook/coda';
import { pelotonHosts, type PelotonHosts } from '@ridebook/peloton';
import { parseWantedTypes } from '@ridebook/sync/carry';

export interface CallerRules {
  /** Who signs the tokens, as the tokens say it. */
  readonly issuers: readonly string[];
  /** Where the issuer publishes its keys. */
  readonly keysUrl: string;
  /** The function's own address: a token for something else opens nothing here. */
  readonly audience: string;
  /** The one account that may call. */
  readonly serviceAccount: string;
}

export interface Configuration {
  readonly caller: CallerRules;
  readonly hosts: PelotonHosts;
  readonly coda: CodaAccess;
  /** `projects/…/secrets/…`: where the session is. */
  readonly secretName: string;
  readonly secretManagerUrl: string;
  readonly metadataUrl: string;
  /** PostgreSQL for the whole history, or `null`: then the Coda table is all that is remembered. */
  readonly databaseUrl: string | null;
  readonly units: UnitSystem;
  readonly types: readonly string[] | null;
  /** After this a call begins nothing new, and the next one goes on. */
  readonly budgetMs: number;
  readonly isPaced: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

const defaultBudgetSeconds = 480;

/** @throws Error naming what is missing or makes no sense */
export function readConfiguration(environment: Environment): Configuration {
  const required = (name: string): string => {
    const value = environment[name];
    if (value === undefined || value === '') throw new Error(`The function needs ${name}.`);
    return value;
  };
  const docId = maybeDocId(required('CODA_DOC_ID'));
  if (docId === null) throw new Error('CODA_DOC_ID is not the address or the id of a Coda doc.');
  const secretName = required('SESSION_SECRET');
  if (!/^projects\/[^/]+\/secrets\/[^/]+$/u.test(secretName))
    throw new Error('SESSION_SECRET must look like projects/PROJECT/secrets/NAME.');
  const budgetSeconds = Number(environment['SYNC_BUDGET_SECONDS'] ?? defaultBudgetSeconds);
  if (!Number.isFinite(budgetSeconds) || budgetSeconds <= 0)
    throw new Error('SYNC_BUDGET_SECONDS must be a number of seconds.');
  const apiUrl = environment['PELOTON_API_URL'] ?? pelotonHosts.apiUrl;
  const databaseUrl = environment['DATABASE_URL'] || null;
  if (databaseUrl !== null && !/^postgres(?:ql)?:/u.test(URL.parse(databaseUrl)?.protocol ?? ''))
    throw new Error('DATABASE_URL must look like postgresql://USER:PASSWORD@HOST/DATABASE.');
  const units = environment['UNITS'] || 'imperial';
  if (units !== 'imperial' && units !== 'metric') throw new Error('UNITS must be imperial or metric.');
  return {
    caller: {
      issuers: environment['OIDC_ISSUER']?.split(',') ?? [
        'https://accounts.google.com',
        'accounts.google.com',
      ],
      keysUrl: environment['OIDC_KEYS_URL'] ?? 'https://www.googleapis.com/oauth2/v3/certs',
      audience: required('OIDC_AUDIENCE'),
      serviceAccount: required('OIDC_SERVICE_ACCOUNT'),
    },
    hosts: { apiUrl, authUrl: environment['PELOTON_AUTH_URL'] ?? pelotonHosts.authUrl },
    coda: {
      apiUrl: environment['CODA_API_URL'] ?? codaApiUrl,
      token: required('CODA_API_TOKEN').trim(),
      docId,
    },
    secretName,
    secretManagerUrl: environment['SECRET_MANAGER_URL'] ?? 'https://secretmanager.googleapis.com',
    // The name that Google's own libraries read.
    metadataUrl: `http://${environment['GCE_METADATA_HOST'] ?? 'metadata.google.internal'}`,
    databaseUrl,
    units,
    types: parseWantedTypes(environment['WORKOUT_TYPES'] ?? ''),
    budgetMs: budgetSeconds * 1000,
    isPaced: !/^http:\/\/127\.0\.0\.1[:/]/u.test(apiUrl),
  };
}
