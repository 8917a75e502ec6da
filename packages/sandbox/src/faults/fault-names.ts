/** Owns the names of the faults and what each does, as the control endpoint, the README and the tests know them. */

export interface FaultName {
  readonly name: string;
  readonly does: string;
}

/** Answers in place of the real one. */
export const answerFaults = [
  { name: 'html-challenge', does: '200 with a challenge page in HTML' },
  { name: 'challenge-403', does: '403 with a challenge page in HTML' },
  { name: 'cloudflare-1015', does: '429 with the plain text `error code: 1015`, no Retry-After' },
  { name: 'endpoint-closed', does: '403 "Endpoint no longer accepting requests."' },
  { name: 'membership-lapsed', does: "402 in the API's envelope" },
  { name: 'invalid-grant', does: '403 `invalid_grant`, as a revoked refresh token meets' },
  { name: 'empty', does: '200 application/json with an empty body' },
  { name: 'no-content', does: '204' },
  { name: 'retry-after-seconds', does: '429, Retry-After: 2' },
  { name: 'retry-after-date', does: '429, Retry-After as an HTTP date two seconds ahead' },
  { name: 'retry-after-zero', does: '429, Retry-After: 0' },
  { name: 'retry-after-negative', does: '429, Retry-After: -5' },
  { name: 'retry-after-garbage', does: '429, Retry-After: abc' },
  { name: 'retry-after-day', does: '429, Retry-After: 86400' },
  { name: 'redirect-301', does: '301 to another host' },
  { name: 'redirect-302', does: '302 to another host' },
  { name: 'redirect-307', does: '307 to another host' },
  { name: 'gzip-bomb', does: '200 in gzip: less than a megabyte that unfolds to 128' },
  { name: 'hang', does: 'no answer for ten minutes' },
  { name: 'flaky-503', does: '503 to every third request, the real answer to the others' },
] as const satisfies readonly FaultName[];

/** The real answer, its text altered. */
export const textFaults = [
  { name: 'truncated-json', does: 'the first half of the JSON, framed as if whole' },
  { name: 'nan', does: 'a NaN where a number was' },
  { name: 'bom', does: 'a byte order mark before the JSON' },
  { name: 'duplicate-keys', does: 'the first key of the object twice, first with null' },
  { name: 'big-integer', does: 'an integer above 2^53 under an unknown key' },
  { name: 'proto-keys', does: '`__proto__` and `constructor` as keys' },
  { name: 'unknown-fields', does: 'fields nobody has seen before' },
  { name: 'new-discipline', does: 'a fitness discipline nobody has seen before' },
  { name: 'numbers-as-text', does: 'every number of total_work, duration and start_time as a string' },
  { name: 'nulls', does: 'total_work, duration, ride and leaderboard_rank null' },
  { name: 'retyped', does: 'total_work an object, duration a text, ride a list' },
  { name: 'renamed-field', does: 'total_work renamed to total_work_v2' },
  { name: 'duplicate-rows', does: 'the first row of a list twice' },
  { name: 'wrong-total', does: 'the total of a list ten times too high' },
] as const satisfies readonly FaultName[];

/** The real answer to a request that was altered on its way in. */
export const requestFaults = [
  { name: 'page-repeats', does: 'the first page of a list, whichever was asked for' },
  { name: 'limit-ignored', does: 'ten rows to a page, whatever the limit' },
] as const satisfies readonly FaultName[];

/** The real answer, its bytes or headers altered. */
export const bytesFaults = [
  { name: 'gzip-cut', does: 'gzip cut in half, Content-Length right for the half' },
  { name: 'gzip-trailer-missing', does: 'gzip without its last 8 bytes' },
  { name: 'gzip-flipped', does: 'gzip with one byte flipped' },
  { name: 'gzip-plain', does: 'a gzip header on a plain body' },
  { name: 'wrong-content-type', does: 'the JSON as text/html' },
  { name: 'slow-body', does: 'one byte every 200 ms' },
  { name: 'clock-ahead', does: 'a Date header one day ahead' },
  { name: 'clock-behind', does: 'a Date header ten years behind' },
] as const satisfies readonly FaultName[];

/** Faults below HTTP: the host that holds the socket acts them out. */
export const connectionFaults = [
  { name: 'reset', does: 'the connection reset before a byte' },
  { name: 'reset-mid-body', does: 'the connection reset after half of the body' },
  { name: 'short-content-length', does: 'the connection closed with half of Content-Length sent' },
  { name: 'chunked-cut', does: 'a chunked body that ends without its last chunk' },
  { name: 'close-delimited-cut', does: 'a body without length, closed after half' },
] as const satisfies readonly FaultName[];

/** What Coda does after it has accepted a change: its routes act them out. */
export const codaFaults = [
  { name: 'mutation-slow', does: 'Coda: 202, and done 16 seconds later' },
  { name: 'mutation-hidden', does: 'Coda: 202, and the first two polls answer 404' },
  { name: 'mutation-lost', does: 'Coda: 202, and never done' },
  { name: 'stale-read', does: 'Coda: rows as they were before the last change' },
  { name: 'coda-limited', does: 'Coda: 429 as Coda words it, without Retry-After' },
] as const satisfies readonly FaultName[];

export type AnswerFault = (typeof answerFaults)[number]['name'];
export type TextFault = (typeof textFaults)[number]['name'];
export type RequestFault = (typeof requestFaults)[number]['name'];
export type BytesFault = (typeof bytesFaults)[number]['name'];

export const faultNames: readonly FaultName[] = [
  ...answerFaults,
  ...textFaults,
  ...requestFaults,
  ...bytesFaults,
  ...connectionFaults,
  ...codaFaults,
];

const names = new Set(faultNames.map((fault) => fault.name));
export const isFaultName = (name: string): boolean => names.has(name);

/** The header by which a handler asks the host that holds the socket for a connection fault; it never reaches a client. */
export const connectionFaultHeader = 'sandbox-connection-fault';
