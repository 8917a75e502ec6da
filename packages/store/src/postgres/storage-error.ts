/** Owns what a person reads when PostgreSQL refuses, and which refusals pass when the same is tried once more. */
import { StorageError } from '../errors.ts';

/** Where the database is, without the password that its address may carry. */
export function describeServer(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null) return 'the PostgreSQL database of DATABASE_URL';
  const database = decodeURIComponent(parsed.pathname.slice(1)) || parsed.username || 'postgres';
  const host = parsed.host || parsed.searchParams.get('host') || 'this machine';
  return `the PostgreSQL database "${database}" at ${host}`;
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
  '57014': (server) =>
    `${capitalised(server)} took too long over one statement. Try again when it has less to do.`,
};

/** The SQLSTATE or the system's code of an error, or `null`. */
function maybeCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

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
  const isBack = hasAnswered && code === refusedConnection;
  const sentence = isBack ? restarts : (sentences[code ?? ''] ?? (isConnectionLost(error) ? restarts : null));
  if (sentence !== null) return new StorageError(capitalised(sentence(server)), { cause: error });
  // Five characters, capitals and digits: https://www.postgresql.org/docs/15/protocol-error-fields.html
  const isRefusal = code !== null && /^[0-9A-Z]{5}$/.test(code);
  return isRefusal
    ? new StorageError(`${capitalised(server)} refused. ${error.message}.`, { cause: error })
    : error;
}

/** A host name with several addresses fails with one error for each. */
const firstCause = (error: Error): unknown =>
  error instanceof AggregateError && maybeCode(error) === null ? error.errors[0] : error;

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
