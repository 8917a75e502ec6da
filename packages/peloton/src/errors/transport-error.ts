/** Owns the failure below HTTP: no whole response came back. */

/**
 * - `connect`: no connection (refused, no such host, no route)
 * - `timeout`: not within the deadline
 * - `cut`: the connection ended before the body was whole
 * - `encoding`: the body does not decompress to what its trailer says, or is not UTF-8
 * - `size`: more bytes than any honest answer has
 * - `tls`: the certificate cannot be trusted
 * - `stopped`: we ourselves gave up, because the program is stopping
 */
export type TransportFailure = 'connect' | 'timeout' | 'cut' | 'encoding' | 'size' | 'tls' | 'stopped';

export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly kind: TransportFailure;

  constructor(kind: TransportFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}
