/** Owns everything around one function: an emulated Google, a sandbox that plays Peloton and Coda, and a session in the secret. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { startSandbox } from '../../apps/ridebook/src/sandbox/host.ts';
import { today } from '../in-process/test-clock.ts';
import { controlOf, type SandboxControl } from '../in-process/sandbox-control.ts';
import { readCodaDoc, type CodaDocReader } from '../support/coda-doc.ts';
import type { SandboxAddress } from '../support/program.ts';
import { rightClaims, secretName, startGoogle, type EmulatedGoogle } from './emulated-google.ts';
import {
  buildFunction,
  startFunction,
  type BuiltFunction,
  type RunningFunction,
} from './function-process.ts';

export interface FunctionWorld {
  readonly google: EmulatedGoogle;
  readonly sandbox: SandboxAddress;
  readonly control: SandboxControl;
  readonly doc: CodaDocReader;
  start(environment?: Readonly<Record<string, string>>): Promise<RunningFunction>;
  close(): Promise<void>;
}

const signInProgram = path.resolve(import.meta.dirname, '../../apps/cloud-function/src/sign-in.ts');

export interface FunctionWorldOptions {
  readonly workouts: number;
  readonly seed: string;
  readonly latencyMs?: number;
  readonly units?: 'imperial' | 'metric';
  /** A build of its own unless it is told where there is one. */
  readonly build?: () => Promise<BuiltFunction>;
}

export async function startFunctionWorld({
  build,
  ...options
}: FunctionWorldOptions): Promise<FunctionWorld> {
  const sandbox = await startSandbox({ friends: 2, today, ...options });
  return functionWorldAt(sandbox, sandbox.close, build);
}

/** The function beside a sandbox that runs already. */
export async function functionWorldAt(
  sandbox: SandboxAddress,
  closeSandbox: () => Promise<void>,
  build: () => Promise<BuiltFunction> = buildFunction,
): Promise<FunctionWorld> {
  const google = await startGoogle();
  const built = await build();
  const running: RunningFunction[] = [];
  const { stdout } = await promisify(execFile)(process.execPath, [signInProgram], {
    env: {
      PATH: process.env['PATH'],
      PELOTON_USERNAME: sandbox.username,
      PELOTON_PASSWORD: sandbox.password,
      PELOTON_API_URL: sandbox.url,
      PELOTON_AUTH_URL: sandbox.authUrl,
    },
  });
  google.addVersion(stdout);
  return {
    google,
    sandbox,
    control: controlOf(sandbox.url),
    doc: readCodaDoc(sandbox),
    async start(environment = {}) {
      const started = await startFunction(built, {
        OIDC_ISSUER: rightClaims.issuer,
        OIDC_KEYS_URL: `${google.url}/certs`,
        OIDC_AUDIENCE: rightClaims.audience,
        OIDC_SERVICE_ACCOUNT: rightClaims.email,
        SESSION_SECRET: secretName,
        SECRET_MANAGER_URL: google.url,
        GCE_METADATA_HOST: new URL(google.url).host,
        PELOTON_API_URL: sandbox.url,
        PELOTON_AUTH_URL: sandbox.authUrl,
        CODA_API_URL: sandbox.codaUrl,
        CODA_API_TOKEN: sandbox.codaToken,
        CODA_DOC_ID: sandbox.codaDocId,
        ...environment,
      });
      running.push(started);
      return started;
    },
    async close() {
      for (const started of running) await started.kill();
      await closeSandbox();
      await google.close();
      built.remove();
    },
  };
}
