/** Owns the verb `sandbox`: an emulated Peloton on this machine, until it is stopped. */
import { InvalidArgumentError, type Command } from 'commander';

interface SandboxFlags {
  readonly port: number;
  readonly json?: true;
  readonly workouts?: number;
  readonly seed: string;
  readonly now?: number;
  readonly latency: number;
  readonly replay?: string;
  readonly legacyLogin?: true;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
}

function parseWhole(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}

function parseInstant(text: string): number {
  const instant = Date.parse(text);
  if (Number.isNaN(instant))
    throw new InvalidArgumentError('It must be an ISO instant such as 2026-11-22T08:00:00Z.');
  return instant;
}

async function tlsFiles(flags: SandboxFlags) {
  if (flags.tlsCert === undefined || flags.tlsKey === undefined) return {};
  const { readFile } = await import('node:fs/promises');
  return {
    tls: { certificate: await readFile(flags.tlsCert, 'utf8'), key: await readFile(flags.tlsKey, 'utf8') },
  };
}

async function run(flags: SandboxFlags): Promise<void> {
  const [{ startSandbox }, { readReplayFolder }, tls] = await Promise.all([
    import('../sandbox/host.ts'),
    import('../sandbox/replay-folder.ts'),
    tlsFiles(flags),
  ]);
  const { close, ...sandbox } = await startSandbox({
    port: flags.port,
    workouts: flags.workouts ?? null,
    seed: flags.seed,
    latencyMs: flags.latency,
    replay: flags.replay === undefined ? null : await readReplayFolder(flags.replay),
    legacyLogin: flags.legacyLogin ?? false,
    ...(flags.now === undefined ? {} : { today: flags.now }),
    ...tls,
  });
  process.stdout.write(
    flags.json
      ? `${JSON.stringify(sandbox)}\n`
      : `A made-up Peloton runs at ${sandbox.url}

  Point Ridebook at it:
    export PELOTON_API_URL=${sandbox.url}
    export PELOTON_AUTH_URL=${sandbox.authUrl}
    PELOTON_USERNAME=${sandbox.username} PELOTON_PASSWORD=${sandbox.password} ridebook login

  Every endpoint, to read and to try: ${sandbox.url}/__sandbox/docs
  Ctrl-C stops it.
`,
  );
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  await close();
}

export function registerSandbox(program: Command): void {
  program
    .command('sandbox')
    .description('serve a made-up Peloton on this machine, for trying and testing')
    .option('--port <number>', 'port of the API; 0 for any free one', parseWhole, 0)
    .option('--json', 'print one line of JSON when ready')
    .option(
      '--workouts <number>',
      'how many workouts the rider has (default: five years of them)',
      parseWhole,
    )
    .option('--seed <text>', 'the same seed makes the same rider', '1')
    .option('--now <instant>', "the rider's today (default: now)", parseInstant)
    .option('--latency <ms>', 'how long each answer takes at least', parseWhole, 0)
    .option('--replay <folder>', 'serve captured responses in place of the rider')
    .option('--legacy-login', 'also speak the cookie login and the password grant, with any credentials')
    .option('--tls-cert <file>', 'with --tls-key: play every Peloton host by its Host header')
    .option('--tls-key <file>', 'the private key of --tls-cert')
    .action(run);
}
