/** Owns the verb `sandbox`: an emulated Peloton on this machine, until it is stopped. */
import { InvalidArgumentError, type Command } from 'commander';
import type { RunningSandbox, StartSandboxOptions, TlsFiles } from '../sandbox/host.ts';
import { untilStopping, type ProgramContext } from '../terminal.ts';
import { parsePort } from './start-dashboard.ts';

interface SandboxFlags {
  readonly port: number;
  readonly json?: true;
  readonly workouts?: number;
  readonly seed: string;
  readonly riders: number;
  readonly now?: number;
  readonly latency: number;
  readonly replay?: string;
  readonly legacyLogin?: true;
  readonly codaBare?: true;
  readonly codaMutation: number;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
}

export function setUpSandbox(command: Command, context: ProgramContext): void {
  command
    .option('--port <number>', 'port of the API; 0 for any free one', parsePort, 0)
    .option('--json', 'print one line of JSON when ready')
    .option(
      '--workouts <number>',
      'how many workouts the rider has (default: five years of them)',
      parseWhole,
    )
    .option('--seed <text>', 'the same seed makes the same rider', '1')
    .option('--riders <number>', 'how many accounts there are, each with a history of its own', parseWhole, 1)
    .option('--now <instant>', "the rider's today (default: now)", parseInstant)
    .option('--latency <ms>', 'how long each answer takes at least', parseWhole, 0)
    .option('--replay <folder>', 'serve captured responses in place of the rider')
    .option('--legacy-login', 'also speak the cookie login and the password grant, with any credentials')
    .option('--coda-bare', 'the emulated Coda begins with a doc without tables')
    .option('--coda-mutation <ms>', 'how long the emulated Coda takes to change rows', parseWhole, 0)
    .option('--tls-cert <file>', 'with --tls-key: play every Peloton host by its Host header')
    .option('--tls-key <file>', 'the private key of --tls-cert')
    .action((flags: SandboxFlags) => sandbox(flags, context));
}

async function sandbox(flags: SandboxFlags, context: ProgramContext): Promise<void> {
  const running = await start(flags);
  const { close, ...addresses } = running;
  context.terminal.out(flags.json ? JSON.stringify(addresses) : greeting(running));
  await untilStopping(context);
  await close();
}

async function start(flags: SandboxFlags): Promise<RunningSandbox> {
  const [{ startSandbox }, { UsageError }] = await Promise.all([
    import('../sandbox/host.ts'),
    import('../errors.ts'),
  ]);
  try {
    return await startSandbox(await readOptions(flags));
  } catch (error) {
    // A port that is taken, a folder or certificate that cannot be read: the message names it.
    throw new UsageError(
      `The sandbox cannot start: ${error instanceof Error ? error.message : String(error)}`,
      {
        cause: error,
      },
    );
  }
}

async function readOptions(flags: SandboxFlags): Promise<StartSandboxOptions> {
  const { readReplayFolder } = await import('../sandbox/replay-folder.ts');
  return {
    port: flags.port,
    workouts: flags.workouts ?? null,
    seed: flags.seed,
    riders: flags.riders,
    latencyMs: flags.latency,
    replay: flags.replay === undefined ? null : await readReplayFolder(flags.replay),
    legacyLogin: flags.legacyLogin ?? false,
    isCodaBare: flags.codaBare ?? false,
    codaMutationMs: flags.codaMutation,
    ...(flags.now === undefined ? {} : { today: flags.now }),
    ...(await maybeTls(flags)),
  };
}

async function maybeTls({ tlsCert, tlsKey }: SandboxFlags): Promise<{ readonly tls?: TlsFiles }> {
  if (tlsCert === undefined && tlsKey === undefined) return {};
  if (tlsCert === undefined || tlsKey === undefined) throw new Error('--tls-cert and --tls-key go together.');
  const { readFile } = await import('node:fs/promises');
  return { tls: { certificate: await readFile(tlsCert, 'utf8'), key: await readFile(tlsKey, 'utf8') } };
}

function greeting(running: RunningSandbox): string {
  return `A made-up Peloton runs at ${running.url}

  Point Ridebook at it:
    export PELOTON_API_URL=${running.url}
    export PELOTON_AUTH_URL=${running.authUrl}
    PELOTON_USERNAME=${running.username} PELOTON_PASSWORD=${running.password} ridebook login

${othersOf(running)}  And at the Coda it plays as well, with one doc:
    export CODA_API_URL=${running.codaUrl}
    export CODA_DOC_ID=${running.codaDocId} CODA_API_TOKEN=${running.codaToken}

  Every endpoint, to read and to try: ${running.url}/__sandbox/docs
  Ctrl-C stops it.`;
}

function othersOf({ riders = [] }: RunningSandbox): string {
  const names = riders.slice(1).map(({ username }) => username);
  return names.length === 0 ? '' : `  With the same password sign in: ${names.join(', ')}\n\n`;
}

function parseWhole(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}

function parseInstant(text: string): number {
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) {
    throw new InvalidArgumentError('It must be an instant such as 2026-11-22T08:00:00Z.');
  }
  return instant;
}
