/** Owns what a person reads when PostgreSQL refuses, and which refusals pass when the same is tried once more. */
import { StorageError } from '../errors.ts';

/** Where the database is, without the password that its address may carry. */
export function describeServer(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null) return 'the PostgreSQL database of DATABASE_URL';
  const database = decoded(parsed.pathname.slice(1)) || parsed.username || 'postgres';
  const host = parsed.host || parsed.searchParams.get('host') || 'this machine';
  return `the PostgreSQL database "${database}" at ${host}`;
}

/** A percent sign may mean itself: the driver takes it so. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

type Sentence = (server: string) => string;

const restarts: Sentence = (server) =>
  `The connection to ${server} was lost: it is starting, stopping or unreachable. Nothing stored so far is lost; try again in a minute.`;
const notThere: Sentence = (server) =>
  `There is no answer from ${server}. Check that PostgreSQL runs and that host and port in DATABASE_URL are right.`;
/** Nobody listens: it is not there, or is just being started again. */
const refusedConnection = 'ECONNREFUSED';

const refusedUser: Sentence = (server) =>
  `${capitalised(server)} refused the user or the password in DATABASE_URL.`;

const noPassword: Sentence = (server) =>
  `${capitalised(server)} asks for a password, and DATABASE_URL names none.`;
const noTls: Sentence = (server) =>
  `${capitalised(server)} does not speak TLS, and DATABASE_URL asks for it. Turn it on there; or leave "sslmode" out where nobody can listen in between.`;
const untrusted: Sentence = (server) =>
  `The certificate of ${server} cannot be trusted. Name the one that signed it, such as ?sslmode=verify-full&sslrootcert=/etc/ridebook/ca.pem in DATABASE_URL.`;
const unreadableFile: Sentence = () =>
  'A file of TLS that DATABASE_URL names (sslrootcert, sslcert or sslkey) cannot be read. Check its path and who may read it.';
const crowded: Sentence = (server) =>
  `${capitalised(server)} is too busy to have its tables changed. Try again when it has less to do; nothing was changed.`;

const otherTables: Sentence = (server) =>
  `The tables of ${server} are not those that this Ridebook knows: a newer one has changed them meanwhile. Update Ridebook and start it anew; nothing stored is lost.`;

/** By SQLSTATE, https://www.postgresql.org/docs/15/errcodes-appendix.html, or by the system's code. */
const sentences: Readonly<Record<string, Sentence>> = {
  [refusedConnection]: notThere,
  ENOTFOUND: notThere,
  EAI_AGAIN: notThere,
  EHOSTUNREACH: notThere,
  ENETUNREACH: notThere,
  ETIMEDOUT: notThere,
  ENOENT: notThere,
  ECONNRESET: restarts,
  EPIPE: restarts,
  '57P01': restarts,
  '57P02': restarts,
  '57P03': restarts,
  '08000': restarts,
  '08003': restarts,
  '08006': restarts,
  '08P01': restarts,
  '28000': refusedUser,
  '28P01': refusedUser,
  '3D000': (server) =>
    `${capitalised(server)} does not exist. Create it ("createdb"), or name another in DATABASE_URL.`,
  '53300': (server) =>
    `${capitalised(server)} has no connection left. Let fewer programs use it, raise max_connections, or put a pooler in front.`,
  '53100': (server) =>
    `The disk of ${server} is full. Free some space and try again: nothing stored so far is lost.`,
  '25006': (server) =>
    `${capitalised(server)} is read-only, as a standby is. Name the primary server in DATABASE_URL.`,
  '42501': (server) =>
    `${capitalised(server)} does not let this user read and write Ridebook's tables. Grant it, or let the tables' owner open Ridebook once.`,
  '42P01': otherTables,
  '42703': otherTables,
  '55P03': crowded,
  '57014': (server) =>
    `${capitalised(server)} took too long over one statement. Try again when it has less to do.`,
};

/** The SQLSTATE or the system's code of an error, or `null`. */
function maybeCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** What the driver throws without a code while it connects: https://github.com/brianc/node-postgres/tree/master/packages/pg/lib */
const connectSentences: readonly (readonly [begin: string, sentence: Sentence])[] = [
  ['SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be', noPassword],
  ['SASL: ', refusedUser],
  ['The server does not support SSL connections', noTls],
  ['There was an error establishing an SSL connection', noTls],
];

/** Of Node and of OpenSSL, https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const isAboutCertificate = (code: string): boolean =>
  /^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH)/.test(code);

/** What the driver throws without a code when a connection breaks. */
const lostMessages = [
  'Connection terminated',
  'Client has encountered a connection error',
  'timeout exceeded when trying to connect',
  'Query read timeout',
];

const lostCodes = new Set([
  ...['ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03', '08000', '08003', '08006'],
  // The server gave up a transaction that said nothing for too long, and its connection.
  '25P03',
]);

/** The connection is gone, and what was under way on it either happened or did not. */
export function isConnectionLost(error: unknown): boolean {
  const code = maybeCode(error);
  if (code !== null) return lostCodes.has(code);
  return error instanceof Error && lostMessages.some((message) => error.message.startsWith(message));
}

/** Serialization failure, deadlock. The transaction was rolled back whole. */
const collisions = new Set(['40001', '40P01']);

const codeOf = (error: unknown): string =>
  maybeCode(error instanceof Error ? firstCause(error) : error) ?? '';

/** Others are at work on a table that is to be changed. */
export const isInTheWay = (error: unknown): boolean => ['55P03', '40P01'].includes(codeOf(error));

/** Whether the same transaction may well succeed when it is run again, on a database that has answered before. */
export const isPassing = (error: unknown): boolean =>
  isConnectionLost(error) || collisions.has(codeOf(error)) || codeOf(error) === refusedConnection;

/**
 * The `StorageError` for what PostgreSQL, its driver or the network threw; any other error as it is.
 * @param hasAnswered the address is right: the database has answered there before
 */
export function toStorageError(error: unknown, server: string, hasAnswered: boolean): unknown {
  if (!(error instanceof Error) || error instanceof StorageError) return error;
  const code = maybeCode(firstCause(error));
  const sentence =
    hasAnswered && code === refusedConnection
      ? restarts
      : (maybeSentence(error, code) ?? (isConnectionLost(error) ? restarts : null));
  if (sentence !== null) return new StorageError(capitalised(sentence(server)), { cause: error });
  // Five characters, capitals and digits: https://www.postgresql.org/docs/15/protocol-error-fields.html
  const isRefusal = code !== null && /^[0-9A-Z]{5}$/.test(code);
  return isRefusal
    ? new StorageError(`${capitalised(server)} refused. ${withoutValues(code, error.message)}.`, {
        cause: error,
      })
    : error;
}

function maybeSentence(error: Error, code: string | null): Sentence | null {
  if (code === null) return connectSentences.find(([begin]) => error.message.startsWith(begin))?.[1] ?? null;
  // The driver reads the files that the address names.
  if ('syscall' in error && error.syscall === 'open') return unreadableFile;
  return sentences[code] ?? (isAboutCertificate(code) ? untrusted : null);
}

/** "Data exceptions", class 22, quote the value that did not fit: somebody's, and the sentence may end in a log. */
const withoutValues = (code: string, message: string): string =>
  code.startsWith('22') ? message.replace(/".*"/s, '…') : message;

/** A host name with several addresses fails with one error for each. */
const firstCause = (error: Error): unknown =>
  error instanceof AggregateError && maybeCode(error) === null ? error.errors[0] : error;

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
