/** Owns letting go of a database that may not be there any more, or that did not let us in. */
import { Client, type ClientConfig } from 'pg';

/** A connection whose other end is gone never answers a goodbye. */
const farewellMs = 2_000;

/** What the driver's client has and its types leave out: https://github.com/brianc/node-postgres/blob/master/packages/pg/lib/client.js */
interface WithConnection {
  readonly connection: { readonly stream: { destroy(): void } };
}

/**
 * The driver's client, whose `end` takes no longer than this. The driver itself waits for the other end to hang up, and where
 * the network swallowed that end, the open socket keeps the program from ever ending. And a connection that breaks while nobody
 * waits for an answer ends no program: the next statement on it says so.
 */
// eslint-disable-next-line no-restricted-syntax -- the driver's pool makes its clients with `new`
export class FarewellClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    // From the beginning: a server may let us in and end the connection in one breath.
    this.on('error', () => {});
  }

  /** Without it a connection that failed after it was there, for want of a password, stays until the server hangs up. */
  override connect(): Promise<this>;
  override connect(callback: (error: Error | null) => void): void;
  override connect(callback?: (error: Error | null) => void): Promise<this> | void {
    const { connection } = this as unknown as WithConnection;
    const connecting = super.connect().catch((error: unknown) => {
      connection.stream.destroy();
      throw error;
    });
    if (callback === undefined) return connecting.then(() => this);
    connecting.then(
      () => callback(null),
      (error: unknown) => callback(error as Error),
    );
  }

  override end(): Promise<void>;
  override end(callback: (error: Error) => void): void;
  override end(callback?: (error: Error) => void): Promise<void> | void {
    const { connection } = this as unknown as WithConnection;
    const timer = setTimeout(() => connection.stream.destroy(), farewellMs).unref();
    this.once('end', () => clearTimeout(timer));
    return callback === undefined ? super.end() : super.end(callback);
  }
}
