/** Owns what a sandbox is given and what it is: the effects come in here, and requests are answered with values. */

import type { NewTable } from './coda/doc.ts';

/** Where the hosts of the real service can be reached; the sign-in redirects between them. */
export interface Origins {
  readonly api: string;
  readonly auth: string;
  /** The single sign-on hop host. */
  readonly orca: string;
  readonly coda: string;
}

export interface ReplayFile {
  readonly name: string;
  readonly text: string;
}

export type UnitSystem = 'imperial' | 'metric';

export interface SandboxOptions {
  /** How many workouts the rider has; `null` for what five years bring. */
  readonly workouts: number | null;
  /** How many people the rider follows; `null` for as many as there are. */
  readonly friends: number | null;
  readonly seed: string;
  /** How many accounts there are, each with a history of its own; absent: one. */
  readonly riders?: number;
  /** The rider's today, milliseconds since 1970. The same seed and the same today give the same data. */
  readonly today: number;
  /** The wall clock, milliseconds since 1970, for tokens and the request log. */
  readonly clock: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Packs a body; only for those who ask, and for faults of packing. */
  readonly gzip: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>;
  /** How long each API answer takes at least. */
  readonly latencyMs: number;
  /** Captured responses to serve in place of the made-up rider, or `null`. */
  readonly replay: readonly ReplayFile[] | null;
  /** Also speak the cookie login and the password grant of old. */
  readonly legacyLogin: boolean;
  readonly origins: () => Origins;
  /** The unit preference of the account. */
  readonly units: UnitSystem;
  /** The tables that a person has made in the emulated Coda's doc. */
  readonly codaTables: readonly NewTable[];
  /** How long a change of rows in it takes to be done, in milliseconds. */
  readonly codaMutationMs: number;
}

export type RequestHandler = (request: Request) => Promise<Response>;

/** The hosts a sandbox plays. */
export type Role = 'api' | 'auth' | 'orca' | 'coda';

export interface Sandbox {
  readonly handlers: Readonly<Record<Role, RequestHandler>>;
  readonly username: string;
  readonly password: string;
  readonly refreshToken: string;
  readonly userId: string;
  /** Everybody who can sign in, the rider first. */
  readonly accounts: readonly { readonly username: string; readonly password: string }[];
  readonly codaDocId: string;
  readonly codaToken: string;
}
